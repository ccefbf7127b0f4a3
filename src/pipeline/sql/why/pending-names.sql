-- Names of a stretch of days that no rule could settle, by how they are printed.
SELECT
  source,
  team_abbr,
  raw_name,
  rule,
  COUNT(*) AS times,
  MIN(game_date) AS first_day,
  MAX(game_date) AS last_day
FROM nba_reference.resolved_names
WHERE game_date BETWEEN @start AND @end AND rule IN ('ambiguous', 'unknown')
GROUP BY source, team_abbr, raw_name, rule
ORDER BY first_day, team_abbr, source, raw_name
