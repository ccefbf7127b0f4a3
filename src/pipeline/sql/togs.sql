-- Two rows per final game of the dates: what each team did with the ball.
WITH
  final_games AS (
    SELECT
      game_date,
      season_year,
      game_id AS nba_game_id,
      home_team_tricode,
      away_team_tricode,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id
    FROM nba_raw.nbac_schedule
    WHERE game_date IN UNNEST(@dates) AND game_status = 3
  ),

  entities AS (
    SELECT
      game_date,
      season_year,
      nba_game_id,
      game_id,
      home_team_tricode AS team_abbr,
      away_team_tricode AS opponent_team_abbr,
      TRUE AS home_game
    FROM final_games
    UNION ALL
    SELECT
      game_date,
      season_year,
      nba_game_id,
      game_id,
      away_team_tricode AS team_abbr,
      home_team_tricode AS opponent_team_abbr,
      FALSE AS home_game
    FROM final_games
  ),

  team_boxes AS (
    SELECT
      *,
      fg_attempted + CAST(0.44 AS FLOAT64) * ft_attempted + turnovers - offensive_rebounds AS plays
    FROM nba_raw.nbac_team_boxscore
    WHERE game_date IN UNNEST(@dates)
  ),

  shots AS (
    SELECT
      game_date,
      game_id,
      player_1_team_abbr AS team_abbr,
      COUNTIF(shot_type = '2PT' AND shot_distance <= 8) AS paint_attempts,
      COUNTIF(shot_type = '2PT' AND shot_distance <= 8 AND shot_made) AS paint_makes,
      COUNTIF(shot_type = '2PT' AND shot_distance > 8) AS mid_range_attempts,
      COUNTIF(shot_type = '2PT' AND shot_distance > 8 AND shot_made) AS mid_range_makes
    FROM nba_raw.bigdataball_play_by_play
    WHERE game_date IN UNNEST(@dates) AND event_type = 'shot'
    GROUP BY game_date, game_id, player_1_team_abbr
  )

SELECT
  e.team_abbr AS entity_id,
  IF(b.team_abbr IS NULL OR o.team_abbr IS NULL, 'MISSING_DEPENDENCY', NULL) AS failure_category,
  IF(b.team_abbr IS NULL OR o.team_abbr IS NULL, 'DATA_GAP', NULL) AS failure_type,
  IF(b.team_abbr IS NULL OR o.team_abbr IS NULL, 'the game is final and has no team box score', NULL) AS failure_reason,
  e.game_id,
  e.nba_game_id,
  e.game_date,
  e.season_year,
  e.team_abbr,
  e.opponent_team_abbr,
  e.home_game,
  b.points AS points_scored,
  b.fg_attempted AS fg_attempts,
  b.fg_made AS fg_makes,
  b.three_pt_attempted AS three_pt_attempts,
  b.three_pt_made AS three_pt_makes,
  b.ft_attempted AS ft_attempts,
  b.ft_made AS ft_makes,
  b.total_rebounds AS rebounds,
  b.assists,
  b.turnovers,
  b.personal_fouls,
  s.team_abbr IS NOT NULL AS shot_zones_available,
  IF(s.team_abbr IS NULL, NULL, 'bigdataball') AS shot_zones_source,
  s.paint_attempts AS team_paint_attempts,
  s.paint_makes AS team_paint_makes,
  s.mid_range_attempts AS team_mid_range_attempts,
  s.mid_range_makes AS team_mid_range_makes,
  2 * s.paint_makes AS points_in_paint_scored,
  CAST(ROUND(b.plays) AS INT64) AS possessions,
  SAFE_DIVIDE(100 * b.points, b.plays) AS offensive_rating,
  SAFE_DIVIDE(240 * b.plays, b.minutes) AS pace,
  SAFE_DIVIDE(b.points, 2 * (b.fg_attempted + CAST(0.44 AS FLOAT64) * b.ft_attempted)) AS ts_pct,
  DIV(b.minutes - 240, 25) AS overtime_periods,
  b.points > o.points AS win_flag,
  b.points - o.points AS margin_of_victory,
  IF(s.team_abbr IS NULL, 'silver', 'gold') AS data_quality_tier
FROM entities AS e
LEFT JOIN team_boxes AS b
  ON b.game_date = e.game_date AND b.game_id = e.game_id AND b.team_abbr = e.team_abbr
LEFT JOIN team_boxes AS o
  ON o.game_date = e.game_date AND o.game_id = e.game_id AND o.team_abbr = e.opponent_team_abbr
LEFT JOIN shots AS s
  ON s.game_date = e.game_date AND s.game_id = e.game_id AND s.team_abbr = e.team_abbr
