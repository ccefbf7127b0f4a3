-- The version under which every file of a range was last looked at; files of whole seasons lie on the season's start.
SELECT path, version
FROM nba_orchestration.source_files
WHERE data_date BETWEEN @start AND @end OR data_date IN UNNEST(@season_starts)
