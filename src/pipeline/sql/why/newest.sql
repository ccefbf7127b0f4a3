-- The newest commit and the newest file that was looked at.
SELECT 'commit' AS what, MAX(processed_at) AS happened_at, MAX(data_date) AS day, COUNT(*) AS row_count
FROM nba_reference.processor_run_history
WHERE data_date BETWEEN @first AND @last
UNION ALL
SELECT 'file' AS what, MAX(processed_at) AS happened_at, MAX(data_date) AS day, COUNT(*) AS row_count
FROM nba_orchestration.source_files
WHERE data_date BETWEEN @first AND @last
