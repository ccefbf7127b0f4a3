-- Every player on a roster of the dates: the 25 features that the prediction models read, in their fixed order.
WITH
  played AS (
    SELECT
      b.player_lookup,
      b.game_date,
      b.game_id,
      p.points,
      p.minutes_played,
      p.ft_makes
    FROM nba_raw.nbac_gamebook_player_stats AS b
    JOIN nba_analytics.player_game_summary AS p
      ON
        p.game_date = b.game_date
        AND p.game_date BETWEEN @season_start AND @until
        AND p.player_lookup = b.player_lookup
    WHERE
      b.season_year = @season_year
      AND b.game_date BETWEEN @season_start AND @until
      AND b.player_status = 'active'
      AND (b.minutes_decimal > 0 OR b.field_goals_attempted > 0)
  ),

  -- Sums of NUMERIC are exact; quotients are made of FLOAT64, because BigQuery cuts NUMERIC ones at nine digits.
  form AS (
    SELECT
      player_lookup,
      game_date,
      COALESCE(LEAD(game_date) OVER player_order, DATE '9999-12-31') AS next_game_date,
      COUNT(*) OVER season_so_far AS games,
      SAFE_DIVIDE(SUM(points) OVER last_3, COUNT(*) OVER last_3) AS points_last_3,
      SAFE_DIVIDE(SUM(points) OVER two_before, COUNT(*) OVER two_before) AS points_two_before,
      SAFE_DIVIDE(SUM(points) OVER last_10, COUNT(*) OVER last_10) AS points_avg_last_10,
      SAFE_DIVIDE(SUM(points) OVER season_so_far, COUNT(*) OVER season_so_far) AS points_avg_season,
      SAFE_DIVIDE(CAST(SUM(minutes_played) OVER last_10 AS FLOAT64), COUNT(*) OVER last_10) AS minutes_avg_last_10,
      SAFE_DIVIDE(
        CAST(SUM(minutes_played) OVER season_so_far AS FLOAT64),
        COUNT(*) OVER season_so_far
      ) AS minutes_avg_season,
      SAFE_DIVIDE(SUM(ft_makes) OVER last_10, SUM(points) OVER last_10) AS free_throw_share
    FROM played
    WINDOW
      player_order AS (PARTITION BY player_lookup ORDER BY game_date, game_id),
      last_3 AS (player_order ROWS BETWEEN 2 PRECEDING AND CURRENT ROW),
      two_before AS (player_order ROWS BETWEEN 4 PRECEDING AND 3 PRECEDING),
      last_10 AS (player_order ROWS BETWEEN 9 PRECEDING AND CURRENT ROW),
      season_so_far AS (player_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),

  team_form AS (
    SELECT
      team_abbr,
      game_date,
      COALESCE(LEAD(game_date) OVER team_order, DATE '9999-12-31') AS next_game_date,
      COUNT(*) OVER season_so_far AS games,
      SAFE_DIVIDE(COUNTIF(win_flag) OVER season_so_far, COUNT(*) OVER season_so_far) AS win_pct
    FROM nba_analytics.team_offense_game_summary
    WHERE season_year = @season_year AND game_date BETWEEN @season_start AND @until
    WINDOW
      team_order AS (PARTITION BY team_abbr ORDER BY game_date, game_id),
      season_so_far AS (team_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),

  inputs AS (
    SELECT
      c.player_lookup,
      c.game_id,
      c.game_date,
      c.opponent_team_abbr,
      c.home_game,
      c.days_rest,
      c.opponent_days_rest,
      c.back_to_back,
      c.season_phase,
      c.player_status,
      c.expected_games_count,
      c.actual_games_count,
      c.is_production_ready AS context_ready,
      p.player_lookup IS NOT NULL AS has_cache,
      CAST(p.points_avg_last_5 AS FLOAT64) AS points_avg_last_5,
      CAST(p.points_avg_last_10 AS FLOAT64) AS points_avg_last_10,
      CAST(p.points_avg_season AS FLOAT64) AS points_avg_season,
      CAST(p.points_std_last_10 AS FLOAT64) AS points_std_last_10,
      p.games_in_last_7_days,
      CAST(p.minutes_avg_last_10 AS FLOAT64) AS minutes_avg_last_10,
      CAST(p.team_pace_last_10 AS FLOAT64) AS team_pace_last_10,
      CAST(p.team_off_rating_last_10 AS FLOAT64) AS team_off_rating_last_10,
      x.player_lookup IS NOT NULL AS has_factors,
      COALESCE(x.is_production_ready, FALSE) AS factors_ready,
      x.fatigue_score,
      CAST(x.shot_zone_mismatch_score AS FLOAT64) AS shot_zone_mismatch_score,
      CAST(x.pace_score AS FLOAT64) AS pace_score,
      CAST(x.usage_spike_score AS FLOAT64) AS usage_spike_score,
      CAST(z.paint_rate_last_10 AS FLOAT64) / 100 AS pct_paint,
      CAST(z.mid_range_rate_last_10 AS FLOAT64) / 100 AS pct_mid_range,
      CAST(z.three_pt_rate_last_10 AS FLOAT64) / 100 AS pct_three,
      CAST(d.defensive_rating_last_15 AS FLOAT64) AS defensive_rating_last_15,
      CAST(d.opponent_pace AS FLOAT64) AS opponent_pace,
      f.points_avg_last_10 AS games_avg_last_10,
      f.points_avg_season AS games_avg_season,
      IF(f.games >= 5, f.points_last_3 - f.points_two_before, 0) AS trend,
      IF(
        f.games >= 5 AND f.free_throw_share IS NOT NULL,
        f.free_throw_share,
        CAST(0.15 AS FLOAT64)
      ) AS free_throw_share,
      SAFE_DIVIDE(
        COALESCE(CAST(p.minutes_avg_last_10 AS FLOAT64), f.minutes_avg_last_10) - f.minutes_avg_season,
        f.minutes_avg_season
      ) AS minutes_growth,
      IF(t.games >= 5, t.win_pct, CAST(0.5 AS FLOAT64)) AS team_win_pct
    FROM nba_analytics.upcoming_player_game_context AS c
    LEFT JOIN nba_precompute.player_daily_cache AS p
      ON
        p.cache_date = c.game_date
        AND p.cache_date BETWEEN @since AND @until
        AND p.player_lookup = c.player_lookup
    LEFT JOIN nba_precompute.player_composite_factors AS x
      ON
        x.game_date = c.game_date
        AND x.game_date BETWEEN @since AND @until
        AND x.player_lookup = c.player_lookup
    LEFT JOIN nba_precompute.player_shot_zone_analysis AS z
      ON
        z.analysis_date = c.game_date
        AND z.analysis_date BETWEEN @since AND @until
        AND z.player_lookup = c.player_lookup
    LEFT JOIN nba_precompute.team_defense_zone_analysis AS d
      ON
        d.analysis_date = c.game_date
        AND d.analysis_date BETWEEN @since AND @until
        AND d.team_abbr = c.opponent_team_abbr
    LEFT JOIN form AS f
      ON
        f.player_lookup = c.player_lookup
        AND f.game_date < c.game_date
        AND f.next_game_date >= c.game_date
    LEFT JOIN team_form AS t
      ON
        t.team_abbr = c.team_abbr
        AND t.game_date < c.game_date
        AND t.next_game_date >= c.game_date
    WHERE c.game_date IN UNNEST(@dates)
  ),

  sourced AS (
    SELECT
      *,
      -- Nine features are always calculated or context; these sixteen come from Phase 4 when its row is there.
      IF(points_avg_last_5 IS NULL, 0, 1)
      + IF(points_avg_last_10 IS NULL, 0, 1)
      + IF(points_avg_season IS NULL, 0, 1)
      + IF(points_std_last_10 IS NULL, 0, 1)
      + IF(has_cache, 1, 0)
      + IF(has_factors, 4, 0)
      + IF(defensive_rating_last_15 IS NULL, 0, 2)
      + IF(pct_paint IS NULL, 0, 3)
      + IF(team_pace_last_10 IS NULL, 0, 1)
      + IF(team_off_rating_last_10 IS NULL, 0, 1) AS phase4_features,
      IF(points_avg_last_10 IS NULL AND games_avg_last_10 IS NOT NULL, 1, 0)
      + IF(points_avg_season IS NULL AND games_avg_season IS NOT NULL, 1, 0) AS phase3_fallbacks
    FROM inputs
  ),

  features AS (
    SELECT
      player_lookup,
      game_id,
      game_date,
      opponent_team_abbr,
      home_game,
      days_rest,
      expected_games_count,
      actual_games_count,
      context_ready,
      has_cache,
      has_factors,
      factors_ready,
      phase4_features,
      phase3_fallbacks,
      COALESCE(points_avg_last_5, CAST(10 AS FLOAT64)) AS feature_points_avg_last_5,
      ROUND(COALESCE(points_avg_last_10, games_avg_last_10, CAST(10 AS FLOAT64)), 6) AS feature_points_avg_last_10,
      ROUND(COALESCE(points_avg_season, games_avg_season, CAST(10 AS FLOAT64)), 6) AS feature_points_avg_season,
      COALESCE(points_std_last_10, CAST(5 AS FLOAT64)) AS feature_points_std_last_10,
      CAST(COALESCE(games_in_last_7_days, 3) AS FLOAT64) AS feature_games_in_last_7_days,
      CAST(COALESCE(fatigue_score, 50) AS FLOAT64) AS feature_fatigue_score,
      COALESCE(shot_zone_mismatch_score, CAST(0 AS FLOAT64)) AS feature_shot_zone_mismatch_score,
      COALESCE(pace_score, CAST(0 AS FLOAT64)) AS feature_pace_score,
      COALESCE(usage_spike_score, CAST(0 AS FLOAT64)) AS feature_usage_spike_score,
      CAST(
        CASE
          WHEN days_rest IS NULL OR opponent_days_rest IS NULL THEN 0
          WHEN days_rest - opponent_days_rest > 2 THEN 2
          WHEN days_rest - opponent_days_rest < -2 THEN -2
          ELSE days_rest - opponent_days_rest
        END AS FLOAT64
      ) AS feature_rest_advantage,
      CAST(
        CASE player_status
          WHEN 'probable' THEN 1
          WHEN 'questionable' THEN 2
          WHEN 'doubtful' THEN 3
          WHEN 'out' THEN 3
          ELSE 0
        END AS FLOAT64
      ) AS feature_injury_risk,
      CAST(
        CASE
          WHEN trend >= 5 THEN 2
          WHEN trend >= 2 THEN 1
          WHEN trend <= -5 THEN -2
          WHEN trend <= -2 THEN -1
          ELSE 0
        END AS FLOAT64
      ) AS feature_recent_trend,
      CAST(
        CASE
          WHEN minutes_growth >= CAST(0.2 AS FLOAT64) THEN 2
          WHEN minutes_growth >= CAST(0.1 AS FLOAT64) THEN 1
          WHEN minutes_growth <= CAST(-0.2 AS FLOAT64) THEN -2
          WHEN minutes_growth <= CAST(-0.1 AS FLOAT64) THEN -1
          ELSE 0
        END AS FLOAT64
      ) AS feature_minutes_change,
      COALESCE(defensive_rating_last_15, CAST(112 AS FLOAT64)) AS feature_opponent_def_rating,
      COALESCE(opponent_pace, CAST(100 AS FLOAT64)) AS feature_opponent_pace,
      CAST(IF(home_game, 1, 0) AS FLOAT64) AS feature_home_away,
      CAST(IF(back_to_back, 1, 0) AS FLOAT64) AS feature_back_to_back,
      CAST(IF(season_phase = 'playoffs', 1, 0) AS FLOAT64) AS feature_playoff_game,
      ROUND(COALESCE(pct_paint, CAST(0.30 AS FLOAT64)), 6) AS feature_pct_paint,
      ROUND(COALESCE(pct_mid_range, CAST(0.20 AS FLOAT64)), 6) AS feature_pct_mid_range,
      ROUND(COALESCE(pct_three, CAST(0.35 AS FLOAT64)), 6) AS feature_pct_three,
      ROUND(
        IF(free_throw_share > CAST(0.5 AS FLOAT64), CAST(0.5 AS FLOAT64), free_throw_share),
        6
      ) AS feature_pct_free_throw,
      COALESCE(team_pace_last_10, CAST(100 AS FLOAT64)) AS feature_team_pace,
      COALESCE(team_off_rating_last_10, CAST(112 AS FLOAT64)) AS feature_team_off_rating,
      ROUND(COALESCE(team_win_pct, CAST(0.5 AS FLOAT64)), 6) AS feature_team_win_pct
    FROM sourced
  ),

  checked AS (
    SELECT
      *,
      -- One number that is infinite or not a number makes the sum so.
      IS_NAN(feature_sum) OR IS_INF(feature_sum) AS is_broken
    FROM (
      SELECT
        *,
        feature_points_avg_last_5
        + feature_points_avg_last_10
        + feature_points_avg_season
        + feature_points_std_last_10
        + feature_games_in_last_7_days
        + feature_fatigue_score
        + feature_shot_zone_mismatch_score
        + feature_pace_score
        + feature_usage_spike_score
        + feature_rest_advantage
        + feature_injury_risk
        + feature_recent_trend
        + feature_minutes_change
        + feature_opponent_def_rating
        + feature_opponent_pace
        + feature_home_away
        + feature_back_to_back
        + feature_playoff_game
        + feature_pct_paint
        + feature_pct_mid_range
        + feature_pct_three
        + feature_pct_free_throw
        + feature_team_pace
        + feature_team_off_rating
        + feature_team_win_pct AS feature_sum
      FROM features
    ) AS f
  )

SELECT
  player_lookup AS entity_id,
  IF(is_broken, 'PROCESSING_ERROR', NULL) AS failure_category,
  CAST(NULL AS STRING) AS failure_type,
  IF(is_broken, 'a feature is infinite or not a number', NULL) AS failure_reason,
  player_lookup,
  game_id,
  game_date,
  opponent_team_abbr,
  home_game AS is_home,
  days_rest,
  [
    feature_points_avg_last_5,
    feature_points_avg_last_10,
    feature_points_avg_season,
    feature_points_std_last_10,
    feature_games_in_last_7_days,
    feature_fatigue_score,
    feature_shot_zone_mismatch_score,
    feature_pace_score,
    feature_usage_spike_score,
    feature_rest_advantage,
    feature_injury_risk,
    feature_recent_trend,
    feature_minutes_change,
    feature_opponent_def_rating,
    feature_opponent_pace,
    feature_home_away,
    feature_back_to_back,
    feature_playoff_game,
    feature_pct_paint,
    feature_pct_mid_range,
    feature_pct_three,
    feature_pct_free_throw,
    feature_team_pace,
    feature_team_off_rating,
    feature_team_win_pct
  ] AS features,
  [
    'points_avg_last_5',
    'points_avg_last_10',
    'points_avg_season',
    'points_std_last_10',
    'games_in_last_7_days',
    'fatigue_score',
    'shot_zone_mismatch_score',
    'pace_score',
    'usage_spike_score',
    'rest_advantage',
    'injury_risk',
    'recent_trend',
    'minutes_change',
    'opponent_def_rating',
    'opponent_pace',
    'home_away',
    'back_to_back',
    'playoff_game',
    'pct_paint',
    'pct_mid_range',
    'pct_three',
    'pct_free_throw',
    'team_pace',
    'team_off_rating',
    'team_win_pct'
  ] AS feature_names,
  25 AS feature_count,
  'v2_25' AS feature_version,
  -- Six features are calculated (100), three are context of Phase 3 (75), sixteen weigh by their source.
  SAFE_DIVIDE(
    6 * 100 + 3 * 75 + 100 * phase4_features + 75 * phase3_fallbacks + 40 * (16 - phase4_features - phase3_fallbacks),
    25
  ) AS feature_quality_score,
  CASE
    WHEN phase4_features >= 13 THEN 'phase4_partial'
    WHEN phase3_fallbacks + 3 >= 13 THEN 'phase3'
    ELSE 'mixed'
  END AS data_source,
  expected_games_count,
  actual_games_count,
  SAFE_DIVIDE(100 * actual_games_count, expected_games_count) AS completeness_percentage,
  expected_games_count - actual_games_count AS missing_games_count,
  context_ready AND has_cache AND factors_ready AS is_production_ready,
  CASE
    WHEN NOT context_ready THEN ['player_context_incomplete']
    WHEN NOT has_cache THEN ['no_daily_cache_row']
    WHEN NOT has_factors THEN ['no_composite_factors_row']
    WHEN NOT factors_ready THEN ['composite_factors_not_ready']
  END AS data_quality_issues,
  'processed_successfully' AS processing_decision_reason
FROM checked
