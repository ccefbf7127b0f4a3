SELECT
  game_date AS date,
  CONCAT(
    team_abbr,
    ' has ',
    CAST(points_scored AS STRING),
    ' points, its shots make ',
    CAST(2 * (fg_makes - three_pt_makes) + 3 * three_pt_makes + ft_makes AS STRING)
  ) AS offender
FROM staged_unit
WHERE failure_category IS NULL AND points_scored <> 2 * (fg_makes - three_pt_makes) + 3 * three_pt_makes + ft_makes
ORDER BY date, offender
