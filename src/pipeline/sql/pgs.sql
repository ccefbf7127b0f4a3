-- One row per player who was active in a final game of the dates; a final game without a gamebook is one failed entity.
WITH
  final_games AS (
    SELECT
      game_date,
      season_year,
      home_team_tricode,
      away_team_tricode,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id
    FROM nba_raw.nbac_schedule
    WHERE game_date IN UNNEST(@dates) AND game_status = 3
  ),

  box_lines AS (
    SELECT *
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE game_date IN UNNEST(@dates) AND player_status = 'active'
  ),

  team_totals AS (
    SELECT
      game_id,
      game_date,
      team_abbr,
      minutes,
      points,
      fg_attempted + CAST(0.44 AS FLOAT64) * ft_attempted + turnovers AS plays
    FROM nba_raw.nbac_team_boxscore
    WHERE game_date IN UNNEST(@dates)
  ),

  events AS (
    SELECT
      p.game_id,
      p.game_date,
      p.player_1_team_abbr AS team_abbr,
      COALESCE(n.player_lookup, p.player_1_lookup) AS player_lookup,
      p.period,
      p.game_clock_seconds,
      p.event_type,
      p.event_subtype,
      p.shot_type,
      p.shot_made,
      p.shot_distance,
      p.player_2_role
    FROM nba_raw.bigdataball_play_by_play AS p
    LEFT JOIN nba_reference.resolved_names AS n
      ON
        n.game_date = p.game_date
        AND n.game_date BETWEEN @since AND @until
        AND n.source = 'bigdataball'
        AND n.game_id = p.game_id
        AND n.team_abbr = p.player_1_team_abbr
        AND n.raw_lookup = p.player_1_lookup
    WHERE p.game_date IN UNNEST(@dates) AND p.event_type IN ('shot', 'free throw')
  ),

  games_with_zones AS (
    SELECT DISTINCT game_id, game_date
    FROM events
    WHERE event_type = 'shot'
  ),

  shots AS (
    SELECT
      game_id,
      game_date,
      team_abbr,
      player_lookup,
      COUNTIF(shot_type = '2PT' AND shot_distance <= 8) AS paint_attempts,
      COUNTIF(shot_type = '2PT' AND shot_distance <= 8 AND shot_made) AS paint_makes,
      COUNTIF(shot_type = '2PT' AND shot_distance > 8) AS mid_range_attempts,
      COUNTIF(shot_type = '2PT' AND shot_distance > 8 AND shot_made) AS mid_range_makes,
      COUNTIF(shot_type = '2PT' AND shot_distance IS NULL) AS unknown_zone_attempts,
      COUNTIF(shot_made AND player_2_role = 'assist') AS assisted_fg_makes,
      COUNTIF(shot_made AND (player_2_role IS NULL OR player_2_role <> 'assist')) AS unassisted_fg_makes
    FROM events
    WHERE event_type = 'shot'
    GROUP BY game_id, game_date, team_abbr, player_lookup
  ),

  made_shots AS (
    SELECT DISTINCT game_id, game_date, player_lookup, period, game_clock_seconds
    FROM events
    WHERE shot_made
  ),

  -- A single free throw at the very moment of the player's own made shot; technical and flagrant ones are not.
  and_ones AS (
    SELECT f.game_id, f.game_date, f.team_abbr, f.player_lookup, COUNT(*) AS and1_count
    FROM events AS f
    JOIN made_shots AS s
      ON
        s.game_id = f.game_id
        AND s.game_date = f.game_date
        AND s.player_lookup = f.player_lookup
        AND s.period = f.period
        AND s.game_clock_seconds = f.game_clock_seconds
    WHERE f.event_type = 'free throw' AND f.event_subtype = 'free throw 1/1'
    GROUP BY f.game_id, f.game_date, f.team_abbr, f.player_lookup
  ),

  entities AS (
    SELECT
      b.player_lookup AS entity_id,
      g.game_id,
      g.game_date,
      g.season_year,
      b.team_abbr,
      b.team_abbr = g.home_team_tricode AS home_game,
      IF(b.team_abbr = g.home_team_tricode, g.away_team_tricode, g.home_team_tricode) AS opponent_team_abbr,
      CAST(NULL AS STRING) AS failure_category
    FROM final_games AS g
    JOIN box_lines AS b
      ON b.game_date = g.game_date AND b.game_id = g.game_id
    UNION ALL
    SELECT
      CONCAT('game ', g.game_id) AS entity_id,
      g.game_id,
      g.game_date,
      g.season_year,
      CAST(NULL AS STRING) AS team_abbr,
      CAST(NULL AS BOOL) AS home_game,
      CAST(NULL AS STRING) AS opponent_team_abbr,
      'MISSING_DEPENDENCY' AS failure_category
    FROM final_games AS g
    LEFT JOIN (SELECT DISTINCT game_id, game_date FROM box_lines) AS b
      ON b.game_date = g.game_date AND b.game_id = g.game_id
    WHERE b.game_id IS NULL
  )

SELECT
  e.entity_id,
  e.failure_category,
  IF(e.failure_category IS NULL, NULL, 'DATA_GAP') AS failure_type,
  IF(e.failure_category IS NULL, NULL, 'the game is final and has no gamebook') AS failure_reason,
  e.entity_id AS player_lookup,
  b.player_name AS player_full_name,
  e.game_id,
  e.game_date,
  e.season_year,
  e.team_abbr,
  e.opponent_team_abbr,
  e.home_game,
  b.points,
  b.minutes_decimal AS minutes_played,
  b.assists,
  b.steals,
  b.blocks,
  b.turnovers,
  b.personal_fouls,
  b.field_goals_attempted AS fg_attempts,
  b.field_goals_made AS fg_makes,
  b.three_pointers_attempted AS three_pt_attempts,
  b.three_pointers_made AS three_pt_makes,
  b.free_throws_attempted AS ft_attempts,
  b.free_throws_made AS ft_makes,
  b.offensive_rebounds,
  b.defensive_rebounds,
  b.plus_minus,
  z.game_id IS NOT NULL AS shot_zones_available,
  IF(z.game_id IS NULL, NULL, COALESCE(s.paint_attempts, 0)) AS paint_attempts,
  IF(z.game_id IS NULL, NULL, COALESCE(s.paint_makes, 0)) AS paint_makes,
  IF(z.game_id IS NULL, NULL, COALESCE(s.mid_range_attempts, 0)) AS mid_range_attempts,
  IF(z.game_id IS NULL, NULL, COALESCE(s.mid_range_makes, 0)) AS mid_range_makes,
  IF(z.game_id IS NULL, NULL, COALESCE(s.unknown_zone_attempts, 0)) AS unknown_zone_attempts,
  IF(z.game_id IS NULL, NULL, COALESCE(a.and1_count, 0)) AS and1_count,
  IF(z.game_id IS NULL, NULL, COALESCE(s.assisted_fg_makes, 0)) AS assisted_fg_makes,
  IF(z.game_id IS NULL, NULL, COALESCE(s.unassisted_fg_makes, 0)) AS unassisted_fg_makes,
  SAFE_DIVIDE(
    100
    * (b.field_goals_attempted + CAST(0.44 AS FLOAT64) * b.free_throws_attempted + b.turnovers)
    * SAFE_DIVIDE(t.minutes, 5),
    b.minutes_decimal * t.plays
  ) AS usage_rate,
  SAFE_DIVIDE(
    b.points,
    2 * (b.field_goals_attempted + CAST(0.44 AS FLOAT64) * b.free_throws_attempted)
  ) AS ts_pct,
  SAFE_DIVIDE(
    b.field_goals_made + CAST(0.5 AS FLOAT64) * b.three_pointers_made,
    b.field_goals_attempted
  ) AS efg_pct,
  b.list_position <= 5 AS starter_flag,
  COALESCE(t.points > o.points, FALSE) AS win_flag,
  TRUE AS is_active,
  b.player_status,
  'nbac_gamebook' AS primary_source_used,
  IF(z.game_id IS NULL, 'silver', 'gold') AS data_quality_tier
FROM entities AS e
LEFT JOIN box_lines AS b
  ON b.game_date = e.game_date AND b.game_id = e.game_id AND b.player_lookup = e.entity_id
LEFT JOIN team_totals AS t
  ON t.game_date = e.game_date AND t.game_id = e.game_id AND t.team_abbr = e.team_abbr
LEFT JOIN team_totals AS o
  ON o.game_date = e.game_date AND o.game_id = e.game_id AND o.team_abbr = e.opponent_team_abbr
LEFT JOIN games_with_zones AS z
  ON z.game_date = e.game_date AND z.game_id = e.game_id
LEFT JOIN shots AS s
  ON
    s.game_date = e.game_date
    AND s.game_id = e.game_id
    AND s.team_abbr = e.team_abbr
    AND s.player_lookup = e.entity_id
LEFT JOIN and_ones AS a
  ON
    a.game_date = e.game_date
    AND a.game_id = e.game_id
    AND a.team_abbr = e.team_abbr
    AND a.player_lookup = e.entity_id
