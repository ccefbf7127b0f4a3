WITH
  player_sums AS (
    SELECT
      game_date,
      team_abbr,
      SUM(points) AS points,
      SUM(fg_attempts) AS fg_attempts,
      SUM(ft_attempts) AS ft_attempts
    FROM staged_unit
    WHERE failure_category IS NULL
    GROUP BY game_date, team_abbr
  )

SELECT
  p.game_date AS date,
  CONCAT(
    p.team_abbr,
    ' players make ',
    CAST(p.points AS STRING),
    ' points, ',
    CAST(p.fg_attempts AS STRING),
    ' shots, ',
    CAST(p.ft_attempts AS STRING),
    ' free throws; the team box has ',
    CAST(t.points AS STRING),
    ', ',
    CAST(t.fg_attempted AS STRING),
    ', ',
    CAST(t.ft_attempted AS STRING)
  ) AS offender
FROM player_sums AS p
JOIN nba_raw.nbac_team_boxscore AS t
  ON t.game_date = p.game_date AND t.team_abbr = p.team_abbr
WHERE
  t.game_date IN UNNEST(@dates)
  AND (p.points <> t.points OR p.fg_attempts <> t.fg_attempted OR p.ft_attempts <> t.ft_attempted)
ORDER BY date, offender
