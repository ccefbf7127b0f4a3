-- The moment of the newest thing that anybody recorded; NULL in a warehouse without a record.
SELECT MAX(recorded_at) AS newest
FROM (
  SELECT MAX(happened_at) AS recorded_at
  FROM backcourt.run_events
  UNION ALL
  SELECT MAX(processed_at) AS recorded_at
  FROM nba_reference.processor_run_history
) AS records
