-- How many days of every table were made by which formula, going by the latest success of each.
WITH
  latest AS (
    SELECT processor_name, data_date, formula
    FROM nba_reference.processor_run_history
    WHERE status = 'success' AND data_date BETWEEN @first AND @last
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY processor_name, data_date ORDER BY processed_at DESC, retry_attempt DESC, run_id DESC
      ) = 1
  )

SELECT processor_name, formula, COUNT(*) AS days, MIN(data_date) AS first_day, MAX(data_date) AS last_day
FROM latest
GROUP BY processor_name, formula
ORDER BY processor_name, first_day
