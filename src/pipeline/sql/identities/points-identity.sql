SELECT
  game_date AS date,
  CONCAT(
    player_lookup,
    ' has ',
    CAST(points AS STRING),
    ' points, his shots make ',
    CAST(2 * (fg_makes - three_pt_makes) + 3 * three_pt_makes + ft_makes AS STRING)
  ) AS offender
FROM staged_unit
WHERE failure_category IS NULL AND points <> 2 * (fg_makes - three_pt_makes) + 3 * three_pt_makes + ft_makes
ORDER BY date, offender
