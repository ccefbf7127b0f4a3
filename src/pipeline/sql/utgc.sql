-- Two rows per game of the dates, played or not: what the schedule knew of each team before it.
WITH
  season_games AS (
    SELECT
      game_date,
      season_year,
      game_status,
      home_team_tricode,
      away_team_tricode,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id,
      IF(game_status = 3, home_team_score - away_team_score, NULL) AS home_margin
    FROM nba_raw.nbac_schedule
    WHERE season_year = @season_year AND game_date BETWEEN @season_start AND @until
  ),

  team_games AS (
    SELECT
      game_date,
      season_year,
      game_status,
      game_id,
      home_team_tricode AS team_abbr,
      away_team_tricode AS opponent_team_abbr,
      TRUE AS home_game,
      home_margin AS margin
    FROM season_games
    UNION ALL
    SELECT
      game_date,
      season_year,
      game_status,
      game_id,
      away_team_tricode AS team_abbr,
      home_team_tricode AS opponent_team_abbr,
      FALSE AS home_game,
      -home_margin AS margin
    FROM season_games
  ),

  -- A game that is not final although its day has passed was postponed: it is nobody's game.
  counted_games AS (
    SELECT *
    FROM team_games
    WHERE game_status = 3 OR game_date >= @today
  ),

  sequenced AS (
    SELECT
      *,
      LAG(game_date) OVER team_order AS previous_date,
      LAG(margin) OVER team_order AS last_game_margin,
      ROW_NUMBER() OVER team_order AS game_number_in_season,
      COUNT(*) OVER (
        PARTITION BY team_abbr ORDER BY UNIX_DATE(game_date) RANGE BETWEEN 7 PRECEDING AND 1 PRECEDING
      ) AS games_in_last_7_days,
      COUNT(*) OVER (
        PARTITION BY team_abbr ORDER BY UNIX_DATE(game_date) RANGE BETWEEN 14 PRECEDING AND 1 PRECEDING
      ) AS games_in_last_14_days,
      COUNTIF(margin < 0) OVER games_before AS losses_before,
      COUNTIF(margin > 0) OVER games_before AS wins_before
    FROM counted_games
    WINDOW
      team_order AS (PARTITION BY team_abbr ORDER BY game_date, game_id),
      games_before AS (team_order ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  ),

  -- Between two losses the count of losses stands still, so its runs are the winning streaks (and the other way round).
  streaks AS (
    SELECT
      *,
      COUNTIF(margin > 0) OVER (
        PARTITION BY team_abbr, losses_before ORDER BY game_date, game_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS wins_in_run,
      COUNTIF(margin < 0) OVER (
        PARTITION BY team_abbr, wins_before ORDER BY game_date, game_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS losses_in_run
    FROM sequenced
  ),

  latest_reports AS (
    SELECT game_date, team, player_lookup, injury_status
    FROM nba_raw.nbac_injury_report
    WHERE game_date IN UNNEST(@dates) AND report_date BETWEEN @season_start AND @until AND report_date <= game_date
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY game_date, team, player_lookup ORDER BY report_date DESC, report_hour DESC
      ) = 1
  ),

  injuries AS (
    SELECT
      game_date,
      team,
      COUNTIF(injury_status = 'out') AS starters_out_count,
      COUNTIF(injury_status = 'questionable') AS questionable_players_count
    FROM latest_reports
    GROUP BY game_date, team
  )

SELECT
  s.team_abbr AS entity_id,
  CAST(NULL AS STRING) AS failure_category,
  CAST(NULL AS STRING) AS failure_type,
  CAST(NULL AS STRING) AS failure_reason,
  s.team_abbr,
  s.game_id,
  s.game_date,
  s.season_year,
  s.opponent_team_abbr,
  s.home_game,
  DATE_DIFF(s.game_date, s.previous_date, DAY) AS days_since_last_game,
  DATE_DIFF(s.game_date, s.previous_date, DAY) - 1 AS team_days_rest,
  COALESCE(DATE_DIFF(s.game_date, s.previous_date, DAY) = 1, FALSE) AS is_back_to_back,
  COALESCE(DATE_DIFF(s.game_date, s.previous_date, DAY) = 1, FALSE) AS team_back_to_back,
  s.game_number_in_season,
  s.games_in_last_7_days,
  s.games_in_last_14_days,
  IF(COALESCE(s.last_game_margin, 0) > 0, s.wins_in_run, 0) AS team_win_streak_entering,
  IF(COALESCE(s.last_game_margin, 0) < 0, s.losses_in_run, 0) AS team_loss_streak_entering,
  s.last_game_margin,
  CASE WHEN s.last_game_margin > 0 THEN 'W' WHEN s.last_game_margin < 0 THEN 'L' END AS last_game_result,
  COALESCE(i.starters_out_count, 0) AS starters_out_count,
  COALESCE(i.questionable_players_count, 0) AS questionable_players_count
FROM streaks AS s
LEFT JOIN injuries AS i
  ON i.game_date = s.game_date AND i.team = s.team_abbr
WHERE s.game_date IN UNNEST(@dates)
