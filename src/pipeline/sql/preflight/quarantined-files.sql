-- Files of a range that could not be loaded and were neither mended nor superseded since.
SELECT path, data_date, reason_code
FROM nba_orchestration.quarantined_files
WHERE data_date BETWEEN @start AND @end OR data_date IN UNNEST(@season_starts)
ORDER BY data_date, path
