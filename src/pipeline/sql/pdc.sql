-- Every player on a roster of the dates: his form before the date, once he has played five games of the season.
WITH
  -- Games that the gamebook says a player played, with what Phase 3 made of them.
  played AS (
    SELECT
      b.player_lookup,
      b.game_date,
      b.game_id,
      p.player_lookup IS NOT NULL AS has_row,
      p.points,
      p.minutes_played,
      p.usage_rate,
      p.ts_pct,
      IF(p.shot_zones_available, p.fg_makes, NULL) AS fg_makes,
      p.assisted_fg_makes
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

  -- Sums of NUMERIC are exact; quotients are made of FLOAT64, because BigQuery cuts NUMERIC ones at nine digits.
  form AS (
    SELECT
      player_lookup,
      game_date,
      COALESCE(LEAD(game_date) OVER player_order, DATE '9999-12-31') AS next_game_date,
      COUNT(*) OVER season_so_far AS expected_games_count,
      COUNTIF(has_row) OVER season_so_far AS games_played_season,
      SUM(points) OVER last_5 AS points_5,
      COUNT(points) OVER last_5 AS games_5,
      SUM(points) OVER last_10 AS points_10,
      COUNT(points) OVER last_10 AS games_10,
      SUM(points * points) OVER last_10 AS points_squared_10,
      SUM(points) OVER season_so_far AS points_season,
      CAST(SUM(minutes_played) OVER last_10 AS FLOAT64) AS minutes_10,
      CAST(SUM(usage_rate) OVER last_10 AS FLOAT64) AS usage_10,
      COUNT(usage_rate) OVER last_10 AS usage_games_10,
      CAST(SUM(usage_rate) OVER season_so_far AS FLOAT64) AS usage_season,
      COUNT(usage_rate) OVER season_so_far AS usage_games_season,
      CAST(SUM(ts_pct) OVER last_10 AS FLOAT64) AS ts_10,
      COUNT(ts_pct) OVER last_10 AS ts_games_10,
      SUM(fg_makes) OVER last_10 AS fg_makes_10,
      SUM(assisted_fg_makes) OVER last_10 AS assisted_10
    FROM played
    WINDOW
      player_order AS (PARTITION BY player_lookup ORDER BY game_date, game_id),
      last_5 AS (player_order ROWS BETWEEN 4 PRECEDING AND CURRENT ROW),
      last_10 AS (player_order ROWS BETWEEN 9 PRECEDING AND CURRENT ROW),
      season_so_far AS (player_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),

  team_form AS (
    SELECT
      team_abbr,
      game_date,
      COALESCE(LEAD(game_date) OVER team_order, DATE '9999-12-31') AS next_game_date,
      SAFE_DIVIDE(CAST(SUM(pace) OVER last_10 AS FLOAT64), COUNT(pace) OVER last_10) AS pace_last_10,
      SAFE_DIVIDE(
        CAST(SUM(offensive_rating) OVER last_10 AS FLOAT64),
        COUNT(offensive_rating) OVER last_10
      ) AS off_rating_last_10
    FROM nba_analytics.team_offense_game_summary
    WHERE season_year = @season_year AND game_date BETWEEN @season_start AND @until
    WINDOW
      team_order AS (PARTITION BY team_abbr ORDER BY game_date, game_id),
      last_10 AS (team_order ROWS BETWEEN 9 PRECEDING AND CURRENT ROW)
  ),

  samples AS (
    SELECT
      c.player_lookup,
      c.game_date AS cache_date,
      c.name_resolution_status,
      c.roster_status,
      c.games_in_last_7_days,
      c.games_in_last_14_days,
      c.minutes_in_last_7_days,
      c.minutes_in_last_14_days,
      CAST(c.avg_minutes_per_game_last_7 AS FLOAT64) AS avg_minutes_per_game_last_7,
      c.back_to_backs_last_14_days,
      t.pace_last_10,
      t.off_rating_last_10,
      z.player_lookup IS NOT NULL AS has_shot_zones,
      z.primary_scoring_zone,
      CAST(z.paint_rate_last_10 AS FLOAT64) AS paint_rate_last_10,
      CAST(z.three_pt_rate_last_10 AS FLOAT64) AS three_pt_rate_last_10,
      COALESCE(f.expected_games_count, 0) AS expected_games_count,
      COALESCE(f.games_played_season, 0) AS games_played_season,
      f.points_5,
      f.games_5,
      f.points_10,
      f.games_10,
      f.points_squared_10,
      f.points_season,
      f.minutes_10,
      f.usage_10,
      f.usage_games_10,
      f.usage_season,
      f.usage_games_season,
      f.ts_10,
      f.ts_games_10,
      f.fg_makes_10,
      f.assisted_10
    FROM nba_analytics.upcoming_player_game_context AS c
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
    LEFT JOIN nba_precompute.player_shot_zone_analysis AS z
      ON
        z.analysis_date = c.game_date
        AND z.analysis_date BETWEEN @since AND @until
        AND z.player_lookup = c.player_lookup
    WHERE c.game_date IN UNNEST(@dates)
  )

SELECT
  player_lookup AS entity_id,
  CASE
    WHEN name_resolution_status = 'unresolved' THEN 'PLAYER_NOT_IN_REGISTRY'
    WHEN games_played_season >= 5 THEN NULL
    WHEN expected_games_count >= 5 THEN 'INCOMPLETE_UPSTREAM'
    ELSE 'INSUFFICIENT_DATA'
  END AS failure_category,
  CASE
    WHEN name_resolution_status = 'unresolved' OR games_played_season >= 5 THEN NULL
    WHEN expected_games_count > games_played_season THEN 'DATA_GAP'
    WHEN expected_games_count = 0 AND roster_status <> 'active' THEN 'PLAYER_DNP'
    ELSE 'INSUFFICIENT_HISTORY'
  END AS failure_type,
  CASE
    WHEN name_resolution_status = 'unresolved' THEN 'nobody can be named for this inactive last name'
    WHEN games_played_season < 5 THEN
      CONCAT(
        CAST(games_played_season AS STRING),
        ' of 5 games before the date; the gamebook has ',
        CAST(expected_games_count AS STRING)
      )
  END AS failure_reason,
  player_lookup,
  cache_date,
  SAFE_DIVIDE(points_5, games_5) AS points_avg_last_5,
  SAFE_DIVIDE(points_10, games_10) AS points_avg_last_10,
  SAFE_DIVIDE(points_season, games_played_season) AS points_avg_season,
  -- From whole numbers, so that the result does not hang on the order in which an engine adds.
  SQRT(
    SAFE_DIVIDE(games_10 * points_squared_10 - points_10 * points_10, games_10 * (games_10 - 1))
  ) AS points_std_last_10,
  SAFE_DIVIDE(minutes_10, games_10) AS minutes_avg_last_10,
  SAFE_DIVIDE(usage_10, usage_games_10) AS usage_rate_last_10,
  SAFE_DIVIDE(usage_season, usage_games_season) AS player_usage_rate_season,
  SAFE_DIVIDE(ts_10, ts_games_10) AS ts_pct_last_10,
  games_played_season,
  pace_last_10 AS team_pace_last_10,
  off_rating_last_10 AS team_off_rating_last_10,
  games_in_last_7_days,
  games_in_last_14_days,
  minutes_in_last_7_days,
  minutes_in_last_14_days,
  avg_minutes_per_game_last_7,
  back_to_backs_last_14_days,
  primary_scoring_zone,
  paint_rate_last_10,
  three_pt_rate_last_10,
  SAFE_DIVIDE(100 * assisted_10, fg_makes_10) AS assisted_rate_last_10,
  has_shot_zones AS shot_zone_data_available,
  games_played_season < 10 AS early_season_flag,
  IF(
    games_played_season < 10,
    CONCAT('only ', CAST(games_played_season AS STRING), ' games this season'),
    NULL
  ) AS insufficient_data_reason,
  'v2' AS cache_version,
  expected_games_count,
  games_played_season AS actual_games_count,
  SAFE_DIVIDE(100 * games_played_season, expected_games_count) AS completeness_percentage,
  expected_games_count - games_played_season AS missing_games_count,
  expected_games_count = games_played_season AS is_production_ready,
  CASE
    WHEN expected_games_count > games_played_season THEN ['data_gap']
    WHEN NOT has_shot_zones THEN ['no_shot_zone_row']
  END AS data_quality_issues,
  IF(games_played_season < 10, 'early_season', 'processed_successfully') AS processing_decision_reason
FROM samples
