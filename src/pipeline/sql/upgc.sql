-- One row per player on a roster of the dates: everybody whom the gamebook lists or, before the game, the season's
-- roster without who is out. A final game without a gamebook is one failed entity.
WITH
  games AS (
    SELECT
      game_date,
      season_year,
      game_status = 3 AS is_final,
      is_playoffs,
      home_team_tricode,
      away_team_tricode,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id
    FROM nba_raw.nbac_schedule
    WHERE game_date IN UNNEST(@dates) AND (game_status = 3 OR game_date >= @today)
  ),

  team_games AS (
    SELECT
      game_date,
      game_id,
      is_final,
      is_playoffs,
      home_team_tricode AS team_abbr,
      away_team_tricode AS opponent_team_abbr,
      TRUE AS home_game
    FROM games
    UNION ALL
    SELECT
      game_date,
      game_id,
      is_final,
      is_playoffs,
      away_team_tricode AS team_abbr,
      home_team_tricode AS opponent_team_abbr,
      FALSE AS home_game
    FROM games
  ),

  listed AS (
    SELECT
      b.game_date,
      b.game_id,
      b.team_abbr,
      b.player_status AS roster_status,
      COALESCE(n.player_name, b.player_name) AS player_full_name,
      COALESCE(n.player_lookup, b.player_lookup) AS player_lookup,
      CASE
        WHEN b.player_status <> 'inactive' THEN 'original'
        WHEN n.player_lookup IS NULL OR STRPOS(n.player_lookup, ':') > 0 THEN 'unresolved'
        ELSE 'resolved'
      END AS name_resolution_status
    FROM nba_raw.nbac_gamebook_player_stats AS b
    LEFT JOIN nba_reference.resolved_names AS n
      ON
        n.game_date = b.game_date
        AND n.game_date BETWEEN @since AND @until
        -- As a key, not as a condition on b alone, which DuckDB would join by nested loop.
        AND n.source = IF(b.player_status = 'inactive', 'gamebook', NULL)
        AND n.game_id = b.game_id
        AND n.team_abbr = b.team_abbr
        AND n.raw_lookup = b.player_lookup
        AND n.list_position = b.list_position
    WHERE b.game_date IN UNNEST(@dates) AND b.game_date BETWEEN @season_start AND @until
  ),

  latest_reports AS (
    SELECT
      r.game_date,
      r.team,
      COALESCE(n.player_lookup, r.player_lookup) AS player_lookup,
      r.injury_status
    FROM nba_raw.nbac_injury_report AS r
    LEFT JOIN nba_reference.resolved_names AS n
      ON
        n.game_date = r.game_date
        AND n.game_date BETWEEN @since AND @until
        AND n.source = 'injury_report'
        AND n.team_abbr = r.team
        AND n.raw_lookup = r.player_lookup
    WHERE
      r.game_date IN UNNEST(@dates)
      AND r.report_date BETWEEN @season_start AND @until
      AND r.report_date <= r.game_date
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY r.game_date, r.team, COALESCE(n.player_lookup, r.player_lookup)
        ORDER BY r.report_date DESC, r.report_hour DESC, r.injury_status DESC
      ) = 1
  ),

  expected AS (
    SELECT
      g.game_date,
      g.game_id,
      g.team_abbr,
      'expected' AS roster_status,
      r.player_full_name,
      r.player_lookup,
      'original' AS name_resolution_status
    FROM team_games AS g
    JOIN nba_raw.br_rosters_current AS r
      ON r.team_abbrev = g.team_abbr AND r.season_year = @season_year
    LEFT JOIN latest_reports AS i
      ON i.game_date = g.game_date AND i.team = g.team_abbr AND i.player_lookup = r.player_lookup
    WHERE NOT g.is_final AND COALESCE(i.injury_status, 'available') NOT IN ('out', 'doubtful')
  ),

  games_without_gamebook AS (
    SELECT g.game_date, g.game_id
    FROM games AS g
    LEFT JOIN (SELECT DISTINCT game_date, game_id FROM listed) AS b
      ON b.game_date = g.game_date AND b.game_id = g.game_id
    WHERE g.is_final AND b.game_id IS NULL
  ),

  entities AS (
    SELECT game_date, game_id, team_abbr, roster_status, player_full_name, player_lookup, name_resolution_status
    FROM listed
    UNION ALL
    SELECT game_date, game_id, team_abbr, roster_status, player_full_name, player_lookup, name_resolution_status
    FROM expected
    UNION ALL
    SELECT
      game_date,
      game_id,
      CAST(NULL AS STRING) AS team_abbr,
      CAST(NULL AS STRING) AS roster_status,
      CAST(NULL AS STRING) AS player_full_name,
      CONCAT('game ', game_id) AS player_lookup,
      CAST(NULL AS STRING) AS name_resolution_status
    FROM games_without_gamebook
  ),

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
      DATE_DIFF(
        b.game_date,
        LAG(b.game_date) OVER (PARTITION BY b.player_lookup ORDER BY b.game_date, b.game_id),
        DAY
      ) = 1 AS is_second_of_two_days
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
      COUNT(*) OVER (player_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS games_played_season,
      COUNT(*) OVER last_10 AS expected_games_count,
      COUNTIF(has_row) OVER last_10 AS actual_games_count,
      SAFE_DIVIDE(SUM(points) OVER last_5, COUNT(points) OVER last_5) AS points_avg_last_5,
      SAFE_DIVIDE(SUM(points) OVER last_10, COUNT(points) OVER last_10) AS points_avg_last_10,
      SAFE_DIVIDE(CAST(SUM(usage_rate) OVER last_3 AS FLOAT64), COUNT(usage_rate) OVER last_3) AS usage_last_3,
      SAFE_DIVIDE(CAST(SUM(usage_rate) OVER last_7 AS FLOAT64), COUNT(usage_rate) OVER last_7) AS usage_last_7,
      SAFE_DIVIDE(
        CAST(SUM(usage_rate) OVER season_so_far AS FLOAT64),
        COUNT(usage_rate) OVER season_so_far
      ) AS usage_season
    FROM played
    WINDOW
      player_order AS (PARTITION BY player_lookup ORDER BY game_date, game_id),
      last_3 AS (player_order ROWS BETWEEN 2 PRECEDING AND CURRENT ROW),
      last_5 AS (player_order ROWS BETWEEN 4 PRECEDING AND CURRENT ROW),
      last_7 AS (player_order ROWS BETWEEN 6 PRECEDING AND CURRENT ROW),
      last_10 AS (player_order ROWS BETWEEN 9 PRECEDING AND CURRENT ROW),
      season_so_far AS (player_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),

  -- Calendar windows end at the date, not at the last game: games and dates go through one window together.
  timeline AS (
    SELECT player_lookup, game_date, minutes_played, is_second_of_two_days, 1 AS game, FALSE AS is_date
    FROM played
    UNION ALL
    SELECT player_lookup, game_date, NULL AS minutes_played, FALSE AS is_second_of_two_days, 0 AS game, TRUE AS is_date
    FROM entities
  ),

  load_windows AS (
    SELECT
      player_lookup,
      game_date,
      is_date,
      SUM(game) OVER last_7_days AS games_in_last_7_days,
      SUM(game) OVER last_14_days AS games_in_last_14_days,
      CAST(SUM(minutes_played) OVER last_7_days AS FLOAT64) AS minutes_in_last_7_days,
      CAST(SUM(minutes_played) OVER last_14_days AS FLOAT64) AS minutes_in_last_14_days,
      COUNTIF(is_second_of_two_days) OVER (
        PARTITION BY player_lookup ORDER BY UNIX_DATE(game_date) RANGE BETWEEN 13 PRECEDING AND 1 PRECEDING
      ) AS back_to_backs_last_14_days
    FROM timeline
    WINDOW
      last_7_days AS (
        PARTITION BY player_lookup ORDER BY UNIX_DATE(game_date) RANGE BETWEEN 7 PRECEDING AND 1 PRECEDING
      ),
      last_14_days AS (
        PARTITION BY player_lookup ORDER BY UNIX_DATE(game_date) RANGE BETWEEN 14 PRECEDING AND 1 PRECEDING
      )
  ),

  team_form AS (
    SELECT
      o.team_abbr,
      o.game_date,
      COALESCE(LEAD(o.game_date) OVER team_order, DATE '9999-12-31') AS next_game_date,
      SAFE_DIVIDE(CAST(SUM(o.pace) OVER last_10 AS FLOAT64), COUNT(o.pace) OVER last_10) AS pace_last_10,
      SAFE_DIVIDE(
        CAST(SUM(d.defensive_rating) OVER last_10 AS FLOAT64),
        COUNT(d.defensive_rating) OVER last_10
      ) AS def_rating_last_10,
      SAFE_DIVIDE(SUM(d.opp_ft_attempts) OVER last_10, SUM(d.opp_fg_attempts) OVER last_10) AS ft_rate_allowed_last_10
    FROM nba_analytics.team_offense_game_summary AS o
    LEFT JOIN nba_analytics.team_defense_game_summary AS d
      ON
        d.game_date = o.game_date
        AND d.game_date BETWEEN @season_start AND @until
        AND d.defending_team_abbr = o.team_abbr
    WHERE o.season_year = @season_year AND o.game_date BETWEEN @season_start AND @until
    WINDOW
      team_order AS (PARTITION BY o.team_abbr ORDER BY o.game_date, o.game_id),
      last_10 AS (team_order ROWS BETWEEN 9 PRECEDING AND CURRENT ROW)
  ),

  contexts AS (
    SELECT
      e.game_date,
      e.game_id,
      e.team_abbr,
      e.roster_status,
      e.player_full_name,
      e.player_lookup,
      e.name_resolution_status,
      g.opponent_team_abbr,
      g.home_game,
      g.is_playoffs,
      f.game_date AS last_game_date,
      COALESCE(f.games_played_season, 0) AS games_played_season,
      COALESCE(f.expected_games_count, 0) AS expected_games_count,
      COALESCE(f.actual_games_count, 0) AS actual_games_count,
      f.points_avg_last_5,
      f.points_avg_last_10,
      f.usage_last_3,
      f.usage_last_7,
      COALESCE(
        e.roster_status = 'inactive' AND f.usage_season >= 25 AND f.games_played_season >= 5,
        FALSE
      ) AS is_star_out
    FROM entities AS e
    LEFT JOIN team_games AS g
      ON g.game_date = e.game_date AND g.game_id = e.game_id AND g.team_abbr = e.team_abbr
    LEFT JOIN form AS f
      ON
        f.player_lookup = e.player_lookup
        AND f.game_date < e.game_date
        AND f.next_game_date >= e.game_date
  )

SELECT
  c.player_lookup AS entity_id,
  IF(c.team_abbr IS NULL, 'MISSING_DEPENDENCY', NULL) AS failure_category,
  IF(c.team_abbr IS NULL, 'DATA_GAP', NULL) AS failure_type,
  IF(c.team_abbr IS NULL, 'the game is final and has no gamebook', NULL) AS failure_reason,
  c.player_lookup,
  c.player_full_name,
  c.name_resolution_status,
  c.game_id,
  c.game_date,
  @season_year AS season_year,
  c.team_abbr,
  c.opponent_team_abbr,
  c.home_game,
  c.roster_status,
  CASE
    WHEN c.roster_status = 'inactive' THEN 'out'
    ELSE COALESCE(i.injury_status, 'available')
  END AS player_status,
  CASE
    WHEN c.is_playoffs THEN 'playoffs'
    WHEN EXTRACT(MONTH FROM c.game_date) IN (10, 11) THEN 'early'
    WHEN EXTRACT(MONTH FROM c.game_date) IN (12, 1, 2) THEN 'mid'
    ELSE 'late'
  END AS season_phase,
  DATE_DIFF(c.game_date, c.last_game_date, DAY) AS days_rest,
  u.days_since_last_game AS opponent_days_rest,
  COALESCE(DATE_DIFF(c.game_date, c.last_game_date, DAY) = 1, FALSE) AS back_to_back,
  COALESCE(w.games_in_last_7_days, 0) AS games_in_last_7_days,
  COALESCE(w.games_in_last_14_days, 0) AS games_in_last_14_days,
  CAST(ROUND(COALESCE(w.minutes_in_last_7_days, 0)) AS INT64) AS minutes_in_last_7_days,
  CAST(ROUND(COALESCE(w.minutes_in_last_14_days, 0)) AS INT64) AS minutes_in_last_14_days,
  SAFE_DIVIDE(w.minutes_in_last_7_days, w.games_in_last_7_days) AS avg_minutes_per_game_last_7,
  COALESCE(w.back_to_backs_last_14_days, 0) AS back_to_backs_last_14_days,
  c.points_avg_last_5,
  c.points_avg_last_10,
  c.usage_last_7 AS avg_usage_rate_last_7_games,
  c.usage_last_3 AS projected_usage_rate,
  COUNTIF(c.is_star_out) OVER (PARTITION BY c.game_date, c.team_abbr) - IF(c.is_star_out, 1, 0) AS star_teammates_out,
  p.pace_last_10 - t.pace_last_10 AS pace_differential,
  p.pace_last_10 AS opponent_pace_last_10,
  p.def_rating_last_10 AS opponent_def_rating_last_10,
  p.ft_rate_allowed_last_10 AS opponent_ft_rate_allowed,
  c.games_played_season,
  CASE
    WHEN c.games_played_season >= 10 THEN 'gold'
    WHEN c.games_played_season >= 5 THEN 'silver'
    ELSE 'bronze'
  END AS data_quality_tier,
  c.expected_games_count,
  c.actual_games_count,
  SAFE_DIVIDE(100 * c.actual_games_count, c.expected_games_count) AS completeness_percentage,
  c.expected_games_count - c.actual_games_count AS missing_games_count,
  c.expected_games_count = c.actual_games_count AND c.name_resolution_status <> 'unresolved' AS is_production_ready,
  CASE
    WHEN c.name_resolution_status = 'unresolved' THEN ['unresolved_name']
    WHEN c.expected_games_count > c.actual_games_count THEN ['data_gap']
  END AS data_quality_issues,
  'processed_successfully' AS processing_decision_reason
FROM contexts AS c
LEFT JOIN load_windows AS w
  ON w.is_date AND w.player_lookup = c.player_lookup AND w.game_date = c.game_date
LEFT JOIN latest_reports AS i
  ON i.game_date = c.game_date AND i.team = c.team_abbr AND i.player_lookup = c.player_lookup
LEFT JOIN nba_analytics.upcoming_team_game_context AS u
  ON
    u.game_date = c.game_date
    AND u.game_date BETWEEN @since AND @until
    AND u.team_abbr = c.opponent_team_abbr
LEFT JOIN team_form AS t
  ON
    t.team_abbr = c.team_abbr
    AND t.game_date < c.game_date
    AND t.next_game_date >= c.game_date
LEFT JOIN team_form AS p
  ON
    p.team_abbr = c.opponent_team_abbr
    AND p.game_date < c.game_date
    AND p.next_game_date >= c.game_date
