-- Every player who has played this season, on every date: where he shot from over his latest 10 and 20 games before it.
WITH
  dates AS (
    SELECT DISTINCT game_date AS analysis_date
    FROM nba_raw.nbac_schedule
    WHERE game_date IN UNNEST(@dates)
  ),

  -- Games that the gamebook says a player played, with what Phase 3 made of them. Shots count only where every shot of
  -- the game has a zone source, so a game without play-by-play enters no rate.
  played AS (
    SELECT
      b.player_lookup,
      b.game_date,
      b.game_id,
      p.player_lookup IS NOT NULL AS has_row,
      p.shot_zones_available,
      p.paint_attempts,
      p.paint_makes,
      p.mid_range_attempts,
      p.mid_range_makes,
      p.assisted_fg_makes,
      IF(p.shot_zones_available, p.three_pt_attempts, NULL) AS three_pt_attempts,
      IF(p.shot_zones_available, p.three_pt_makes, NULL) AS three_pt_makes,
      IF(p.shot_zones_available, p.fg_makes, NULL) AS fg_makes
    FROM nba_raw.nbac_gamebook_player_stats AS b
    LEFT JOIN nba_analytics.player_game_summary AS p
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

  form AS (
    SELECT
      player_lookup,
      game_date,
      COALESCE(LEAD(game_date) OVER player_order, DATE '9999-12-31') AS next_game_date,
      COUNT(*) OVER last_10 AS expected_games_count,
      COUNTIF(has_row) OVER last_10 AS games_in_sample_10,
      COUNTIF(has_row) OVER last_20 AS games_in_sample_20,
      COUNTIF(shot_zones_available) OVER last_10 AS zone_games_available,
      SUM(paint_attempts) OVER last_10 AS paint_attempts,
      SUM(paint_makes) OVER last_10 AS paint_makes,
      SUM(mid_range_attempts) OVER last_10 AS mid_range_attempts,
      SUM(mid_range_makes) OVER last_10 AS mid_range_makes,
      SUM(three_pt_attempts) OVER last_10 AS three_pt_attempts,
      SUM(three_pt_makes) OVER last_10 AS three_pt_makes,
      SUM(fg_makes) OVER last_10 AS fg_makes,
      SUM(assisted_fg_makes) OVER last_10 AS assisted_fg_makes,
      SUM(paint_attempts) OVER last_20 AS paint_attempts_20,
      SUM(paint_makes) OVER last_20 AS paint_makes_20,
      SUM(paint_attempts + mid_range_attempts + three_pt_attempts) OVER last_20 AS shots_20
    FROM played
    WINDOW
      player_order AS (PARTITION BY player_lookup ORDER BY game_date, game_id),
      last_10 AS (player_order ROWS BETWEEN 9 PRECEDING AND CURRENT ROW),
      last_20 AS (player_order ROWS BETWEEN 19 PRECEDING AND CURRENT ROW)
  ),

  samples AS (
    SELECT
      d.analysis_date,
      f.*,
      NULLIF(f.paint_attempts + f.mid_range_attempts + f.three_pt_attempts, 0) AS total_shots
    FROM dates AS d
    JOIN form AS f
      ON
        f.game_date < d.analysis_date
        AND f.next_game_date >= d.analysis_date
  ),

  rates AS (
    SELECT
      *,
      SAFE_DIVIDE(100 * paint_attempts, total_shots) AS paint_rate,
      SAFE_DIVIDE(100 * mid_range_attempts, total_shots) AS mid_range_rate,
      SAFE_DIVIDE(100 * three_pt_attempts, total_shots) AS three_pt_rate
    FROM samples
  )

SELECT
  player_lookup AS entity_id,
  CASE
    WHEN games_in_sample_10 >= 10 THEN NULL
    WHEN expected_games_count >= 10 THEN 'INCOMPLETE_UPSTREAM'
    ELSE 'INSUFFICIENT_DATA'
  END AS failure_category,
  CASE
    WHEN games_in_sample_10 >= 10 THEN NULL
    WHEN expected_games_count > games_in_sample_10 THEN 'DATA_GAP'
    ELSE 'INSUFFICIENT_HISTORY'
  END AS failure_type,
  IF(
    games_in_sample_10 >= 10,
    NULL,
    CONCAT(
      CAST(games_in_sample_10 AS STRING),
      ' of 10 games before the date; the gamebook has ',
      CAST(expected_games_count AS STRING)
    )
  ) AS failure_reason,
  player_lookup,
  analysis_date,
  paint_rate AS paint_rate_last_10,
  mid_range_rate AS mid_range_rate_last_10,
  three_pt_rate AS three_pt_rate_last_10,
  SAFE_DIVIDE(paint_makes, paint_attempts) AS paint_pct_last_10,
  SAFE_DIVIDE(mid_range_makes, mid_range_attempts) AS mid_range_pct_last_10,
  SAFE_DIVIDE(three_pt_makes, three_pt_attempts) AS three_pt_pct_last_10,
  SAFE_DIVIDE(paint_attempts, zone_games_available) AS paint_attempts_per_game,
  SAFE_DIVIDE(mid_range_attempts, zone_games_available) AS mid_range_attempts_per_game,
  SAFE_DIVIDE(three_pt_attempts, zone_games_available) AS three_pt_attempts_per_game,
  total_shots AS total_shots_last_10,
  games_in_sample_10,
  zone_games_available,
  CASE
    WHEN games_in_sample_10 >= 10 THEN 'excellent'
    WHEN games_in_sample_10 >= 7 THEN 'good'
    WHEN games_in_sample_10 >= 5 THEN 'limited'
    ELSE 'insufficient'
  END AS sample_quality_10,
  IF(games_in_sample_20 >= 15, SAFE_DIVIDE(100 * paint_attempts_20, shots_20), NULL) AS paint_rate_last_20,
  IF(games_in_sample_20 >= 15, SAFE_DIVIDE(paint_makes_20, paint_attempts_20), NULL) AS paint_pct_last_20,
  games_in_sample_20,
  CASE
    WHEN games_in_sample_20 >= 20 THEN 'excellent'
    WHEN games_in_sample_20 >= 14 THEN 'good'
    WHEN games_in_sample_20 >= 10 THEN 'limited'
    ELSE 'insufficient'
  END AS sample_quality_20,
  IF(total_shots IS NULL, NULL, SAFE_DIVIDE(100 * assisted_fg_makes, fg_makes)) AS assisted_rate_last_10,
  IF(total_shots IS NULL, NULL, SAFE_DIVIDE(100 * (fg_makes - assisted_fg_makes), fg_makes)) AS unassisted_rate_last_10,
  CASE
    WHEN total_shots IS NULL THEN NULL
    WHEN paint_rate >= 40 THEN 'paint'
    WHEN three_pt_rate >= 40 THEN 'perimeter'
    WHEN mid_range_rate >= 35 THEN 'mid_range'
    ELSE 'balanced'
  END AS primary_scoring_zone,
  CASE
    WHEN games_in_sample_10 >= 10 THEN 'high'
    WHEN games_in_sample_10 >= 7 THEN 'medium'
    ELSE 'low'
  END AS data_quality_tier,
  games_in_sample_20 < 20 AS early_season_flag,
  CASE
    WHEN zone_games_available = 0 THEN 'no game of the sample has play-by-play'
    WHEN total_shots IS NULL THEN 'no shot in the sample'
  END AS insufficient_data_reason,
  expected_games_count,
  games_in_sample_10 AS actual_games_count,
  SAFE_DIVIDE(100 * games_in_sample_10, expected_games_count) AS completeness_percentage,
  expected_games_count - games_in_sample_10 AS missing_games_count,
  expected_games_count = games_in_sample_10 AND zone_games_available > 0 AS is_production_ready,
  CASE
    WHEN expected_games_count > games_in_sample_10 THEN ['data_gap']
    WHEN zone_games_available = 0 THEN ['no_shot_zones']
    WHEN zone_games_available < games_in_sample_10 THEN ['partial_shot_zones']
  END AS data_quality_issues,
  'processed_successfully' AS processing_decision_reason
FROM rates
