-- How many entities every processor owes for every played day, counted from the raw tables alone: an own count, so that
-- a fault in a processor's SQL cannot hide itself.
WITH
  final_games AS (
    SELECT
      game_date,
      season_year,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id
    FROM nba_raw.nbac_schedule
    WHERE game_date BETWEEN @start AND @end AND game_status = 3 AND game_date < @today
  ),

  days AS (
    SELECT game_date, season_year, COUNT(*) AS games
    FROM final_games
    GROUP BY game_date, season_year
  ),

  listed AS (
    SELECT game_date, COUNT(*) AS players, COUNTIF(player_status = 'active') AS active_players
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE game_date BETWEEN @start AND @end
    GROUP BY game_date
  ),

  games_without_gamebook AS (
    SELECT g.game_date, COUNT(*) AS games
    FROM final_games AS g
    LEFT JOIN (
      SELECT DISTINCT game_date, game_id
      FROM nba_raw.nbac_gamebook_player_stats
      WHERE game_date BETWEEN @start AND @end
    ) AS b
      ON b.game_date = g.game_date AND b.game_id = g.game_id
    WHERE b.game_id IS NULL
    GROUP BY g.game_date
  ),

  debuts AS (
    SELECT season_year, player_lookup, MIN(game_date) AS first_game_date
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE
      game_date BETWEEN @season_start AND @end
      AND player_status = 'active'
      AND (minutes_decimal > 0 OR field_goals_attempted > 0)
    GROUP BY season_year, player_lookup
  ),

  debut_days AS (
    SELECT season_year, first_game_date, COUNT(*) AS players
    FROM debuts
    GROUP BY season_year, first_game_date
  ),

  season_players AS (
    SELECT d.game_date, SUM(b.players) AS players
    FROM days AS d
    JOIN debut_days AS b
      ON b.season_year = d.season_year AND b.first_game_date < d.game_date
    GROUP BY d.game_date
  ),

  season_teams AS (
    SELECT season_year, COUNT(DISTINCT home_team_tricode) AS teams
    FROM nba_raw.nbac_schedule
    WHERE game_date BETWEEN @season_start AND @season_end
    GROUP BY season_year
  ),

  counts AS (
    SELECT
      d.game_date,
      2 * d.games AS playing_teams,
      COALESCE(l.players, 0) AS players,
      COALESCE(l.active_players, 0) AS active_players,
      COALESCE(m.games, 0) AS games_without_gamebook,
      COALESCE(p.players, 0) AS season_players,
      t.teams
    FROM days AS d
    JOIN season_teams AS t
      ON t.season_year = d.season_year
    LEFT JOIN listed AS l
      ON l.game_date = d.game_date
    LEFT JOIN games_without_gamebook AS m
      ON m.game_date = d.game_date
    LEFT JOIN season_players AS p
      ON p.game_date = d.game_date
  )

SELECT 'pgs' AS target, game_date AS day, active_players + games_without_gamebook AS expected
FROM counts
UNION ALL
SELECT 'togs' AS target, game_date AS day, playing_teams AS expected
FROM counts
UNION ALL
SELECT 'tdgs' AS target, game_date AS day, playing_teams AS expected
FROM counts
UNION ALL
SELECT 'utgc' AS target, game_date AS day, playing_teams AS expected
FROM counts
UNION ALL
SELECT 'upgc' AS target, game_date AS day, players + games_without_gamebook AS expected
FROM counts
UNION ALL
SELECT 'tdza' AS target, game_date AS day, teams AS expected
FROM counts
UNION ALL
SELECT 'psza' AS target, game_date AS day, season_players AS expected
FROM counts
UNION ALL
SELECT 'pcf' AS target, game_date AS day, players AS expected
FROM counts
UNION ALL
SELECT 'pdc' AS target, game_date AS day, players AS expected
FROM counts
UNION ALL
SELECT 'mlfs' AS target, game_date AS day, players AS expected
FROM counts
