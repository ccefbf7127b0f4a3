-- Every player on a roster of the dates: what fatigue, matchup, pace, usage and the opponent do to his scoring.
WITH
  league_ratings AS (
    SELECT analysis_date, ROUND(AVG(CAST(defensive_rating_last_15 AS FLOAT64)), 9) AS league_rating
    FROM nba_precompute.team_defense_zone_analysis
    WHERE analysis_date IN UNNEST(@dates)
    GROUP BY analysis_date
  ),

  inputs AS (
    SELECT
      c.player_lookup,
      c.game_id,
      c.game_date,
      c.days_rest,
      c.expected_games_count,
      c.actual_games_count,
      c.is_production_ready AS context_ready,
      c.back_to_back,
      c.games_in_last_7_days,
      c.minutes_in_last_7_days,
      CAST(c.avg_minutes_per_game_last_7 AS FLOAT64) AS avg_minutes_per_game_last_7,
      c.back_to_backs_last_14_days,
      CAST(c.projected_usage_rate AS FLOAT64) AS projected_usage_rate,
      CAST(c.avg_usage_rate_last_7_games AS FLOAT64) AS avg_usage_rate_last_7_games,
      c.star_teammates_out,
      CAST(c.pace_differential AS FLOAT64) AS pace_differential,
      z.player_lookup IS NOT NULL AS has_shot_zones,
      COALESCE(z.is_production_ready, FALSE) AS shot_zones_ready,
      d.team_abbr IS NOT NULL AS has_team_defense,
      COALESCE(d.is_production_ready, FALSE) AS team_defense_ready,
      t.team_abbr IS NOT NULL AS has_team_context,
      CAST(d.defensive_rating_last_15 AS FLOAT64) - l.league_rating AS rating_against_league,
      CASE z.primary_scoring_zone
        WHEN 'perimeter' THEN CAST(z.three_pt_rate_last_10 AS FLOAT64)
        WHEN 'mid_range' THEN CAST(z.mid_range_rate_last_10 AS FLOAT64)
        ELSE CAST(z.paint_rate_last_10 AS FLOAT64)
      END AS zone_rate,
      CASE z.primary_scoring_zone
        WHEN 'perimeter' THEN CAST(d.three_pt_defense_vs_league_avg AS FLOAT64)
        WHEN 'mid_range' THEN CAST(d.mid_range_defense_vs_league_avg AS FLOAT64)
        ELSE CAST(d.paint_defense_vs_league_avg AS FLOAT64)
      END AS zone_defense
    FROM nba_analytics.upcoming_player_game_context AS c
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
    LEFT JOIN nba_analytics.upcoming_team_game_context AS t
      ON
        t.game_date = c.game_date
        AND t.game_date BETWEEN @since AND @until
        AND t.team_abbr = c.team_abbr
    LEFT JOIN league_ratings AS l
      ON l.analysis_date = c.game_date
    WHERE c.game_date IN UNNEST(@dates)
  ),

  raw_scores AS (
    SELECT
      *,
      100
      + CASE WHEN back_to_back THEN -15 WHEN COALESCE(days_rest, 1) >= 3 THEN 5 ELSE 0 END
      - IF(games_in_last_7_days >= 4, 10, 0)
      - IF(minutes_in_last_7_days > 240, 10, 0)
      - IF(COALESCE(avg_minutes_per_game_last_7, 30) > 35, 8, 0)
      - CASE
        WHEN back_to_backs_last_14_days >= 2 THEN 12
        WHEN back_to_backs_last_14_days = 1 THEN 5
        ELSE 0
      END AS freshness,
      IF(
        has_shot_zones AND has_team_defense,
        COALESCE(zone_defense, 0)
        * IF(COALESCE(zone_rate, 50) < 50, COALESCE(zone_rate, 50) / 50, 1),
        0
      ) AS mismatch,
      COALESCE(pace_differential, 0) / 2 AS pace,
      IF(
        COALESCE(avg_usage_rate_last_7_games, 0) = 0,
        0,
        (COALESCE(projected_usage_rate, avg_usage_rate_last_7_games) - avg_usage_rate_last_7_games)
        * CAST(0.3 AS FLOAT64)
      ) AS usage_change,
      COALESCE(rating_against_league, 0) / 4 AS opponent
    FROM inputs
  ),

  amplified AS (
    SELECT
      *,
      IF(ABS(mismatch) > 5, mismatch * CAST(1.2 AS FLOAT64), mismatch) AS amplified_mismatch,
      CASE
        WHEN usage_change > 0 AND star_teammates_out >= 2 THEN usage_change * CAST(1.3 AS FLOAT64)
        WHEN usage_change > 0 AND star_teammates_out = 1 THEN usage_change * CAST(1.15 AS FLOAT64)
        ELSE usage_change
      END AS amplified_usage
    FROM raw_scores
  ),

  scores AS (
    SELECT
      *,
      CASE WHEN freshness > 100 THEN 100 WHEN freshness < 0 THEN 0 ELSE freshness END AS fatigue_score,
      CASE
        WHEN amplified_mismatch > 10 THEN 10
        WHEN amplified_mismatch < -10 THEN -10
        ELSE amplified_mismatch
      END AS mismatch_score,
      CASE WHEN pace > 3 THEN 3 WHEN pace < -3 THEN -3 ELSE pace END AS pace_score,
      CASE WHEN amplified_usage > 3 THEN 3 WHEN amplified_usage < -3 THEN -3 ELSE amplified_usage END AS usage_score,
      CASE WHEN opponent > 3 THEN 3 WHEN opponent < -3 THEN -3 ELSE opponent END AS opponent_score
    FROM amplified
  ),

  totals AS (
    SELECT
      *,
      CAST(fatigue_score - 100 AS FLOAT64) / 20 + mismatch_score + pace_score + usage_score + opponent_score AS total,
      IF(days_rest IS NULL, 0, 20)
      + IF(projected_usage_rate IS NULL, 0, 20)
      + IF(pace_differential IS NULL, 0, 20)
      + IF(has_shot_zones, 20, 0)
      + IF(has_team_defense, 20, 0) AS data_completeness_pct
    FROM scores
  )

SELECT
  player_lookup AS entity_id,
  CAST(NULL AS STRING) AS failure_category,
  CAST(NULL AS STRING) AS failure_type,
  CAST(NULL AS STRING) AS failure_reason,
  player_lookup,
  game_id,
  game_date,
  game_date AS analysis_date,
  fatigue_score,
  mismatch_score AS shot_zone_mismatch_score,
  pace_score,
  usage_score AS usage_spike_score,
  opponent_score AS opponent_strength_score,
  total AS total_composite_adjustment,
  'v2_5factors' AS calculation_version,
  data_completeness_pct,
  NULLIF(
    RTRIM(
      CONCAT(
        IF(days_rest IS NULL, 'days_rest,', ''),
        IF(projected_usage_rate IS NULL, 'projected_usage_rate,', ''),
        IF(pace_differential IS NULL, 'pace_differential,', ''),
        IF(has_shot_zones, '', 'player_shot_zone,'),
        IF(has_team_defense, '', 'team_defense_zone,')
      ),
      ','
    ),
    ''
  ) AS missing_data_fields,
  fatigue_score < 50 OR ABS(mismatch_score) > 8 OR ABS(total) > 12 AS has_warnings,
  NULLIF(
    RTRIM(
      CONCAT(
        IF(fatigue_score < 50, 'EXTREME_FATIGUE; ', ''),
        IF(ABS(mismatch_score) > 8, 'EXTREME_MATCHUP; ', ''),
        IF(ABS(total) > 12, 'EXTREME_ADJUSTMENT; ', '')
      ),
      '; '
    ),
    ''
  ) AS warning_details,
  shot_zones_ready AS upstream_player_shot_ready,
  team_defense_ready AS upstream_team_defense_ready,
  context_ready AS upstream_player_context_ready,
  has_team_context AS upstream_team_context_ready,
  shot_zones_ready AND team_defense_ready AND context_ready AND has_team_context AS all_upstreams_ready,
  expected_games_count,
  actual_games_count,
  SAFE_DIVIDE(100 * actual_games_count, expected_games_count) AS completeness_percentage,
  expected_games_count - actual_games_count AS missing_games_count,
  context_ready AND shot_zones_ready AND team_defense_ready AND has_team_context AS is_production_ready,
  CASE
    WHEN NOT context_ready THEN ['player_context_incomplete']
    WHEN NOT has_shot_zones THEN ['no_shot_zone_row']
    WHEN NOT has_team_defense THEN ['no_team_defense_row']
  END AS data_quality_issues,
  'processed_successfully' AS processing_decision_reason
FROM totals
