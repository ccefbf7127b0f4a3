-- The failure records of one table on one day.
SELECT entity_id, failure_category, failure_type, failure_reason, can_retry, run_id, created_at
FROM nba_processing.precompute_failures
WHERE processor_name = @processor AND analysis_date = @day
ORDER BY failure_category, entity_id
