-- Every game of one team in a season, with what Phase 3 made of its defence.
WITH
  games AS (
    SELECT
      game_date,
      CONCAT(FORMAT_DATE('%Y%m%d', game_date), '_', away_team_tricode, '_', home_team_tricode) AS game_id,
      game_status,
      game_status_text
    FROM nba_raw.nbac_schedule
    WHERE
      season_year = @season_year
      AND game_date BETWEEN @first AND @last
      AND @team IN (away_team_tricode, home_team_tricode)
  )

SELECT
  g.game_date,
  g.game_id,
  g.game_status,
  g.game_status_text,
  t.team_abbr IS NOT NULL AS has_box_score,
  d.defending_team_abbr IS NOT NULL AS has_row,
  COALESCE(d.shot_zones_available, FALSE) AS has_zones
FROM games AS g
LEFT JOIN nba_raw.nbac_team_boxscore AS t
  ON
    t.game_date = g.game_date
    AND t.game_date BETWEEN @first AND @last
    AND t.game_id = g.game_id
    AND t.team_abbr = @team
LEFT JOIN nba_analytics.team_defense_game_summary AS d
  ON d.game_date = g.game_date AND d.game_date BETWEEN @first AND @last AND d.defending_team_abbr = @team
ORDER BY g.game_date, g.game_id
