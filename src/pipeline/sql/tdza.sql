-- Every team of the season on every date: how it defended each shot zone over its latest 15 games before the date.
WITH
  dates AS (
    SELECT DISTINCT game_date AS analysis_date
    FROM nba_raw.nbac_schedule
    WHERE game_date IN UNNEST(@dates)
  ),

  season_games AS (
    SELECT
      game_date,
      home_team_tricode,
      away_team_tricode,
      game_status = 3 AND game_date < @until AS is_played,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id
    FROM nba_raw.nbac_schedule
    WHERE season_year = @season_year AND game_date BETWEEN @season_start AND @season_end
  ),

  team_games AS (
    SELECT game_date, game_id, is_played, home_team_tricode AS team_abbr
    FROM season_games
    UNION ALL
    SELECT game_date, game_id, is_played, away_team_tricode AS team_abbr
    FROM season_games
  ),

  teams AS (
    SELECT DISTINCT team_abbr
    FROM team_games
  ),

  -- Games that the schedule says were played, with what Phase 3 made of them.
  defended AS (
    SELECT
      g.team_abbr,
      g.game_date,
      g.game_id,
      d.defending_team_abbr IS NOT NULL AS has_row,
      d.shot_zones_available,
      d.points_allowed,
      d.defensive_rating,
      d.opponent_pace,
      d.opp_paint_attempts,
      d.opp_paint_makes,
      d.points_in_paint_allowed,
      d.opp_mid_range_attempts,
      d.opp_mid_range_makes,
      IF(d.shot_zones_available, d.opp_three_pt_attempts, NULL) AS opp_three_pt_attempts,
      IF(d.shot_zones_available, d.opp_three_pt_makes, NULL) AS opp_three_pt_makes
    FROM team_games AS g
    LEFT JOIN nba_analytics.team_defense_game_summary AS d
      ON
        d.game_date = g.game_date
        AND d.game_date BETWEEN @season_start AND @season_end
        AND d.defending_team_abbr = g.team_abbr
    WHERE g.is_played
  ),

  -- Sums of NUMERIC are exact; quotients are made of FLOAT64, because BigQuery cuts NUMERIC ones at nine digits.
  form AS (
    SELECT
      team_abbr,
      game_date,
      COALESCE(LEAD(game_date) OVER team_order, DATE '9999-12-31') AS next_game_date,
      COUNT(*) OVER last_15 AS expected_games_count,
      COUNTIF(has_row) OVER last_15 AS games_in_sample,
      COUNTIF(shot_zones_available) OVER last_15 AS zone_games_available,
      SUM(opp_paint_attempts) OVER last_15 AS paint_attempts,
      SUM(opp_paint_makes) OVER last_15 AS paint_makes,
      SUM(points_in_paint_allowed) OVER last_15 AS paint_points,
      SUM(opp_mid_range_attempts) OVER last_15 AS mid_range_attempts,
      SUM(opp_mid_range_makes) OVER last_15 AS mid_range_makes,
      SUM(opp_three_pt_attempts) OVER last_15 AS three_pt_attempts,
      SUM(opp_three_pt_makes) OVER last_15 AS three_pt_makes,
      SUM(points_allowed) OVER last_15 AS points_allowed,
      CAST(SUM(defensive_rating) OVER last_15 AS FLOAT64) AS defensive_rating,
      CAST(SUM(opponent_pace) OVER last_15 AS FLOAT64) AS opponent_pace
    FROM defended
    WINDOW
      team_order AS (PARTITION BY team_abbr ORDER BY game_date, game_id),
      last_15 AS (team_order ROWS BETWEEN 14 PRECEDING AND CURRENT ROW)
  ),

  -- The league's average needs the 30 days before the date: games and dates go through one window together.
  timeline AS (
    SELECT
      team_abbr,
      game_date,
      FALSE AS is_date,
      IF(has_row, 1, 0) AS game,
      opp_paint_attempts,
      opp_paint_makes,
      opp_mid_range_attempts,
      opp_mid_range_makes,
      opp_three_pt_attempts,
      opp_three_pt_makes
    FROM defended
    UNION ALL
    SELECT
      t.team_abbr,
      d.analysis_date AS game_date,
      TRUE AS is_date,
      0 AS game,
      NULL AS opp_paint_attempts,
      NULL AS opp_paint_makes,
      NULL AS opp_mid_range_attempts,
      NULL AS opp_mid_range_makes,
      NULL AS opp_three_pt_attempts,
      NULL AS opp_three_pt_makes
    FROM dates AS d
    CROSS JOIN teams AS t
  ),

  last_30_days AS (
    SELECT
      game_date AS analysis_date,
      is_date,
      SUM(game) OVER before_date AS games,
      SAFE_DIVIDE(SUM(opp_paint_makes) OVER before_date, SUM(opp_paint_attempts) OVER before_date) AS paint_pct,
      SAFE_DIVIDE(
        SUM(opp_mid_range_makes) OVER before_date,
        SUM(opp_mid_range_attempts) OVER before_date
      ) AS mid_range_pct,
      SAFE_DIVIDE(
        SUM(opp_three_pt_makes) OVER before_date,
        SUM(opp_three_pt_attempts) OVER before_date
      ) AS three_pt_pct
    FROM timeline
    WINDOW
      before_date AS (
        PARTITION BY team_abbr ORDER BY UNIX_DATE(game_date) RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING
      )
  ),

  -- Below ten teams with ten games the league is taken at its long-term values.
  league AS (
    SELECT
      analysis_date,
      IF(COUNT(*) >= 10, ROUND(AVG(paint_pct), 12), CAST(0.580 AS FLOAT64)) AS paint_pct,
      IF(COUNT(*) >= 10, ROUND(AVG(mid_range_pct), 12), CAST(0.410 AS FLOAT64)) AS mid_range_pct,
      IF(COUNT(*) >= 10, ROUND(AVG(three_pt_pct), 12), CAST(0.355 AS FLOAT64)) AS three_pt_pct
    FROM last_30_days
    WHERE
      is_date
      AND games >= 10
      AND paint_pct IS NOT NULL
      AND mid_range_pct IS NOT NULL
      AND three_pt_pct IS NOT NULL
    GROUP BY analysis_date
  ),

  samples AS (
    SELECT
      d.analysis_date,
      t.team_abbr,
      COALESCE(f.expected_games_count, 0) AS expected_games_count,
      COALESCE(f.games_in_sample, 0) AS games_in_sample,
      COALESCE(f.zone_games_available, 0) AS zone_games_available,
      f.paint_attempts,
      f.paint_points,
      f.mid_range_attempts,
      f.three_pt_attempts,
      f.points_allowed,
      f.defensive_rating,
      f.opponent_pace,
      SAFE_DIVIDE(f.paint_makes, f.paint_attempts) AS paint_pct,
      SAFE_DIVIDE(f.mid_range_makes, f.mid_range_attempts) AS mid_range_pct,
      SAFE_DIVIDE(f.three_pt_makes, f.three_pt_attempts) AS three_pt_pct
    FROM dates AS d
    CROSS JOIN teams AS t
    LEFT JOIN form AS f
      ON
        f.team_abbr = t.team_abbr
        AND f.game_date < d.analysis_date
        AND f.next_game_date >= d.analysis_date
  ),

  against_league AS (
    SELECT
      s.*,
      100 * (s.paint_pct - COALESCE(l.paint_pct, CAST(0.580 AS FLOAT64))) AS paint_vs_league,
      100 * (s.mid_range_pct - COALESCE(l.mid_range_pct, CAST(0.410 AS FLOAT64))) AS mid_range_vs_league,
      100 * (s.three_pt_pct - COALESCE(l.three_pt_pct, CAST(0.355 AS FLOAT64))) AS three_pt_vs_league
    FROM samples AS s
    LEFT JOIN league AS l
      ON l.analysis_date = s.analysis_date
  )

SELECT
  team_abbr AS entity_id,
  CASE
    WHEN games_in_sample >= 5 THEN NULL
    WHEN expected_games_count >= 5 THEN 'INCOMPLETE_UPSTREAM'
    ELSE 'INSUFFICIENT_DATA'
  END AS failure_category,
  CASE
    WHEN games_in_sample >= 5 THEN NULL
    WHEN expected_games_count >= 5 THEN 'DATA_GAP'
    ELSE 'INSUFFICIENT_HISTORY'
  END AS failure_type,
  IF(
    games_in_sample >= 5,
    NULL,
    CONCAT(
      CAST(games_in_sample AS STRING),
      ' of 5 games before the date; the schedule has ',
      CAST(expected_games_count AS STRING)
    )
  ) AS failure_reason,
  team_abbr,
  analysis_date,
  paint_pct AS paint_pct_allowed_last_15,
  mid_range_pct AS mid_range_pct_allowed_last_15,
  three_pt_pct AS three_pt_pct_allowed_last_15,
  SAFE_DIVIDE(paint_attempts, zone_games_available) AS paint_attempts_allowed_per_game,
  SAFE_DIVIDE(paint_points, zone_games_available) AS paint_points_allowed_per_game,
  SAFE_DIVIDE(mid_range_attempts, zone_games_available) AS mid_range_attempts_allowed_per_game,
  SAFE_DIVIDE(three_pt_attempts, zone_games_available) AS three_pt_attempts_allowed_per_game,
  paint_vs_league AS paint_defense_vs_league_avg,
  mid_range_vs_league AS mid_range_defense_vs_league_avg,
  three_pt_vs_league AS three_pt_defense_vs_league_avg,
  SAFE_DIVIDE(defensive_rating, games_in_sample) AS defensive_rating_last_15,
  SAFE_DIVIDE(points_allowed, games_in_sample) AS opponent_points_per_game,
  SAFE_DIVIDE(opponent_pace, games_in_sample) AS opponent_pace,
  games_in_sample,
  zone_games_available,
  CASE
    WHEN paint_vs_league IS NULL OR mid_range_vs_league IS NULL OR three_pt_vs_league IS NULL THEN NULL
    WHEN paint_vs_league <= mid_range_vs_league AND paint_vs_league <= three_pt_vs_league THEN 'paint'
    WHEN mid_range_vs_league <= three_pt_vs_league THEN 'mid_range'
    ELSE 'perimeter'
  END AS strongest_zone,
  CASE
    WHEN paint_vs_league IS NULL OR mid_range_vs_league IS NULL OR three_pt_vs_league IS NULL THEN NULL
    WHEN paint_vs_league >= mid_range_vs_league AND paint_vs_league >= three_pt_vs_league THEN 'paint'
    WHEN mid_range_vs_league >= three_pt_vs_league THEN 'mid_range'
    ELSE 'perimeter'
  END AS weakest_zone,
  CASE
    WHEN games_in_sample >= 15 THEN 'high'
    WHEN games_in_sample >= 10 THEN 'medium'
    ELSE 'low'
  END AS data_quality_tier,
  games_in_sample < 15 AS early_season_flag,
  IF(zone_games_available = 0, 'no game of the sample has play-by-play', NULL) AS insufficient_data_reason,
  NULLIF(
    CONCAT(
      IF(zone_games_available > 0 AND paint_attempts = 0, 'No paint attempts; ', ''),
      IF(zone_games_available > 0 AND mid_range_attempts = 0, 'No mid-range attempts; ', ''),
      IF(zone_games_available > 0 AND three_pt_attempts = 0, 'No three-point attempts; ', '')
    ),
    ''
  ) AS calculation_notes,
  expected_games_count,
  games_in_sample AS actual_games_count,
  SAFE_DIVIDE(100 * games_in_sample, expected_games_count) AS completeness_percentage,
  expected_games_count - games_in_sample AS missing_games_count,
  expected_games_count = games_in_sample AND zone_games_available > 0 AS is_production_ready,
  CASE
    WHEN expected_games_count > games_in_sample THEN ['data_gap']
    WHEN zone_games_available = 0 THEN ['no_shot_zones']
    WHEN zone_games_available < games_in_sample THEN ['partial_shot_zones']
  END AS data_quality_issues,
  IF(games_in_sample < 15, 'early_season', 'processed_successfully') AS processing_decision_reason
FROM against_league
