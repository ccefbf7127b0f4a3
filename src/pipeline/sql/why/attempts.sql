-- Every attempt at one table on one day, newest first.
SELECT
  status,
  processed_at,
  run_id,
  unit_id,
  retry_attempt,
  records_expected,
  records_processed,
  records_failed,
  formula,
  errors,
  triggered_by
FROM nba_reference.processor_run_history
WHERE processor_name = @processor AND data_date = @day
ORDER BY processed_at DESC, retry_attempt DESC, run_id DESC
