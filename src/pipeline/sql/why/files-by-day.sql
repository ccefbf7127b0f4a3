-- What became of the files of a stretch of days, by feed.
SELECT data_date, feed, status, COUNT(*) AS files, MAX(processed_at) AS newest
FROM nba_orchestration.source_files
WHERE data_date BETWEEN @start AND @end
GROUP BY data_date, feed, status
ORDER BY data_date, feed, status
