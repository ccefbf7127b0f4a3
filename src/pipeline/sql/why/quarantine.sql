-- Files of a stretch of days that could not be loaded.
SELECT path, feed, data_date, reason_code, reason, processed_at
FROM nba_orchestration.quarantined_files
WHERE data_date BETWEEN @start AND @end
ORDER BY data_date, path
