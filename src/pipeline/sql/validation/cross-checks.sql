-- What must hold between the tables (domain.md §10.5): one row per offender, none when all is well.
WITH
  players AS (
    SELECT *
    FROM nba_analytics.player_game_summary
    WHERE game_date BETWEEN @start AND @end
  ),

  teams AS (
    SELECT *
    FROM nba_analytics.team_offense_game_summary
    WHERE game_date BETWEEN @start AND @end
  ),

  defenses AS (
    SELECT *
    FROM nba_analytics.team_defense_game_summary
    WHERE game_date BETWEEN @start AND @end
  ),

  final_games AS (
    SELECT game_date, COUNT(*) AS games
    FROM nba_raw.nbac_schedule
    WHERE game_date BETWEEN @start AND @end AND game_status = 3
    GROUP BY game_date
  ),

  player_sums AS (
    SELECT
      game_date,
      game_id,
      team_abbr,
      SUM(points) AS points,
      SUM(fg_attempts) AS fg_attempts,
      SUM(fg_makes) AS fg_makes,
      SUM(three_pt_attempts) AS three_pt_attempts,
      SUM(ft_attempts) AS ft_attempts,
      SUM(assists) AS assists,
      SUM(minutes_played) AS minutes_played
    FROM players
    GROUP BY game_date, game_id, team_abbr
  ),

  team_rows AS (
    SELECT game_date, COUNT(*) AS team_rows, COUNT(DISTINCT team_abbr) AS teams
    FROM teams
    GROUP BY game_date
  )

SELECT
  'player-points' AS check_name,
  game_date AS day,
  CONCAT(player_lookup, ' has ', CAST(points AS STRING), ' points') AS offender
FROM players
WHERE points <> 2 * (fg_makes - three_pt_makes) + 3 * three_pt_makes + ft_makes
UNION ALL
SELECT
  'team-points' AS check_name,
  game_date AS day,
  CONCAT(team_abbr, ' has ', CAST(points_scored AS STRING), ' points') AS offender
FROM teams
WHERE points_scored <> 2 * (fg_makes - three_pt_makes) + 3 * three_pt_makes + ft_makes
UNION ALL
SELECT
  'player-sums' AS check_name,
  t.game_date AS day,
  CONCAT(
    t.team_abbr,
    ' players make ',
    CAST(p.points AS STRING),
    ' points, the team ',
    CAST(t.points_scored AS STRING)
  ) AS offender
FROM teams AS t
JOIN player_sums AS p
  ON p.game_date = t.game_date AND p.game_id = t.game_id AND p.team_abbr = t.team_abbr
WHERE
  p.points <> t.points_scored
  OR p.fg_attempts <> t.fg_attempts
  OR p.fg_makes <> t.fg_makes
  OR p.three_pt_attempts <> t.three_pt_attempts
  OR p.ft_attempts <> t.ft_attempts
  OR p.assists <> t.assists
UNION ALL
SELECT
  'minutes' AS check_name,
  t.game_date AS day,
  CONCAT(t.team_abbr, ' players have ', CAST(CAST(ROUND(p.minutes_played) AS INT64) AS STRING), ' minutes') AS offender
FROM teams AS t
JOIN player_sums AS p
  ON p.game_date = t.game_date AND p.game_id = t.game_id AND p.team_abbr = t.team_abbr
WHERE ABS(p.minutes_played - (240 + 25 * t.overtime_periods)) > 3
UNION ALL
SELECT
  'zones' AS check_name,
  game_date AS day,
  CONCAT(
    player_lookup,
    ' shot ',
    CAST(fg_attempts AS STRING),
    ' times, his zones hold ',
    CAST(COALESCE(paint_attempts + mid_range_attempts + unknown_zone_attempts + three_pt_attempts, 0) AS STRING)
  ) AS offender
FROM players
WHERE
  shot_zones_available
  AND paint_attempts + mid_range_attempts + unknown_zone_attempts + three_pt_attempts <> fg_attempts
UNION ALL
SELECT
  'possessions' AS check_name,
  t.game_date AS day,
  CONCAT(
    t.team_abbr,
    ' has ',
    CAST(t.possessions AS STRING),
    ' possessions, ',
    t.opponent_team_abbr,
    ' ',
    CAST(o.possessions AS STRING)
  ) AS offender
FROM teams AS t
JOIN teams AS o
  ON o.game_date = t.game_date AND o.game_id = t.game_id AND o.team_abbr = t.opponent_team_abbr
WHERE t.team_abbr < o.team_abbr AND ABS(t.possessions - o.possessions) > 15
UNION ALL
SELECT
  'both-sides' AS check_name,
  t.game_date AS day,
  CONCAT(
    d.defending_team_abbr,
    ' allowed ',
    CAST(d.points_allowed AS STRING),
    ' points, ',
    t.team_abbr,
    ' scored ',
    CAST(t.points_scored AS STRING)
  ) AS offender
FROM teams AS t
JOIN defenses AS d
  ON d.game_date = t.game_date AND d.game_id = t.game_id AND d.opponent_team_abbr = t.team_abbr
WHERE d.points_allowed <> t.points_scored OR d.opp_fg_attempts <> t.fg_attempts
UNION ALL
SELECT
  'team-rows' AS check_name,
  r.game_date AS day,
  CONCAT(CAST(r.team_rows AS STRING), ' team rows for ', CAST(g.games AS STRING), ' final games') AS offender
FROM team_rows AS r
JOIN final_games AS g
  ON g.game_date = r.game_date
WHERE r.team_rows > 2 * g.games OR r.team_rows <> r.teams
ORDER BY check_name, day, offender
