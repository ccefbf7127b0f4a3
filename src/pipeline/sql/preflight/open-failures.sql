-- Three failures that need an answer, the oldest first: a later one often follows from it.
SELECT processor_name, analysis_date, entity_id
FROM nba_processing.precompute_failures
WHERE
  analysis_date BETWEEN @start AND @end
  AND processor_name IN UNNEST(@targets)
  AND failure_category NOT IN UNNEST(@expected)
ORDER BY analysis_date, processor_name, entity_id
LIMIT 3
