-- The games of some days as the schedule has them, played or not, with what came in for each.
WITH
  games AS (
    SELECT
      game_date,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id,
      away_team_tricode,
      home_team_tricode,
      game_status,
      game_status_text
    FROM nba_raw.nbac_schedule
    WHERE game_date BETWEEN @start AND @end
  ),

  gamebooks AS (
    SELECT game_id, COUNT(*) AS players
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE game_date BETWEEN @start AND @end
    GROUP BY game_id
  ),

  box_scores AS (
    SELECT game_id, COUNT(*) AS teams
    FROM nba_raw.nbac_team_boxscore
    WHERE game_date BETWEEN @start AND @end
    GROUP BY game_id
  ),

  plays AS (
    SELECT game_id, COUNT(*) AS events
    FROM nba_raw.bigdataball_play_by_play
    WHERE game_date BETWEEN @start AND @end
    GROUP BY game_id
  )

SELECT
  g.game_date,
  g.game_id,
  g.away_team_tricode,
  g.home_team_tricode,
  g.game_status,
  g.game_status_text,
  COALESCE(b.players, 0) AS players,
  COALESCE(t.teams, 0) AS teams,
  COALESCE(p.events, 0) AS events
FROM games AS g
LEFT JOIN gamebooks AS b
  ON b.game_id = g.game_id
LEFT JOIN box_scores AS t
  ON t.game_id = g.game_id
LEFT JOIN plays AS p
  ON p.game_id = g.game_id
ORDER BY g.game_date, g.game_id
