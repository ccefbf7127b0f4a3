-- Two rows per final game of the dates: what each team allowed, which is what its opponent did.
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

  entities AS (
    SELECT
      game_date,
      season_year,
      game_id,
      home_team_tricode AS defending_team_abbr,
      away_team_tricode AS opponent_team_abbr,
      TRUE AS home_game
    FROM final_games
    UNION ALL
    SELECT
      game_date,
      season_year,
      game_id,
      away_team_tricode AS defending_team_abbr,
      home_team_tricode AS opponent_team_abbr,
      FALSE AS home_game
    FROM final_games
  ),

  offenses AS (
    SELECT *
    FROM nba_analytics.team_offense_game_summary
    WHERE game_date IN UNNEST(@dates)
  ),

  own_boxes AS (
    SELECT game_date, team_abbr, steals, defensive_rebounds, personal_fouls
    FROM nba_raw.nbac_team_boxscore
    WHERE game_date IN UNNEST(@dates)
  )

SELECT
  e.defending_team_abbr AS entity_id,
  IF(o.team_abbr IS NULL OR b.team_abbr IS NULL, 'MISSING_DEPENDENCY', NULL) AS failure_category,
  IF(o.team_abbr IS NULL OR b.team_abbr IS NULL, 'DATA_GAP', NULL) AS failure_type,
  IF(
    o.team_abbr IS NULL OR b.team_abbr IS NULL,
    CONCAT('no offence row of ', e.opponent_team_abbr, ' on the date'),
    NULL
  ) AS failure_reason,
  e.game_id,
  e.game_date,
  e.season_year,
  e.defending_team_abbr,
  e.opponent_team_abbr,
  e.home_game,
  o.points_scored AS points_allowed,
  o.fg_attempts AS opp_fg_attempts,
  o.fg_makes AS opp_fg_makes,
  o.three_pt_attempts AS opp_three_pt_attempts,
  o.three_pt_makes AS opp_three_pt_makes,
  o.ft_attempts AS opp_ft_attempts,
  o.ft_makes AS opp_ft_makes,
  o.rebounds AS opp_rebounds,
  o.assists AS opp_assists,
  o.turnovers AS turnovers_forced,
  b.personal_fouls AS fouls_committed,
  b.steals,
  b.defensive_rebounds,
  o.shot_zones_available,
  o.team_paint_attempts AS opp_paint_attempts,
  o.team_paint_makes AS opp_paint_makes,
  o.team_mid_range_attempts AS opp_mid_range_attempts,
  o.team_mid_range_makes AS opp_mid_range_makes,
  2 * o.team_paint_makes AS points_in_paint_allowed,
  2 * o.team_mid_range_makes AS mid_range_points_allowed,
  3 * o.three_pt_makes AS three_pt_points_allowed,
  CAST(o.offensive_rating AS FLOAT64) AS defensive_rating,
  CAST(o.pace AS FLOAT64) AS opponent_pace,
  CAST(o.ts_pct AS FLOAT64) AS opponent_ts_pct,
  o.overtime_periods,
  NOT o.win_flag AS win_flag,
  -o.margin_of_victory AS margin_of_victory,
  o.data_quality_tier
FROM entities AS e
LEFT JOIN offenses AS o
  ON o.game_date = e.game_date AND o.game_id = e.game_id AND o.team_abbr = e.opponent_team_abbr
LEFT JOIN own_boxes AS b
  ON b.game_date = e.game_date AND b.team_abbr = e.defending_team_abbr
