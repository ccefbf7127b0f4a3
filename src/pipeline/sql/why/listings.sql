-- One player in the gamebooks of a season: where he is listed, under which rule he was named, and what Phase 3 made
-- of it.
WITH
  listed AS (
    SELECT
      game_id,
      game_date,
      team_abbr,
      player_status,
      player_name,
      dnp_reason,
      minutes_decimal,
      field_goals_attempted,
      'printed in full' AS rule
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE
      season_year = @season_year
      AND game_date BETWEEN @first AND @last
      AND player_status <> 'inactive'
      AND player_lookup = @player
    UNION ALL
    SELECT
      b.game_id,
      b.game_date,
      b.team_abbr,
      b.player_status,
      b.player_name,
      b.dnp_reason,
      b.minutes_decimal,
      b.field_goals_attempted,
      n.rule
    FROM nba_raw.nbac_gamebook_player_stats AS b
    JOIN nba_reference.resolved_names AS n
      ON
        n.game_date = b.game_date
        AND n.game_date BETWEEN @first AND @last
        AND n.source = 'gamebook'
        AND n.game_id = b.game_id
        AND n.team_abbr = b.team_abbr
        AND n.raw_lookup = b.player_lookup
        AND n.list_position = b.list_position
    WHERE
      b.season_year = @season_year
      AND b.game_date BETWEEN @first AND @last
      AND b.player_status = 'inactive'
      AND n.player_lookup = @player
  )

SELECT
  l.game_id,
  l.game_date,
  l.team_abbr,
  l.player_status,
  l.player_name,
  l.dnp_reason,
  l.minutes_decimal,
  l.rule,
  l.player_status = 'active'
  AND (COALESCE(l.minutes_decimal, 0) > 0 OR COALESCE(l.field_goals_attempted, 0) > 0) AS played,
  p.player_lookup IS NOT NULL AS has_row,
  COALESCE(p.shot_zones_available, FALSE) AS has_zones
FROM listed AS l
LEFT JOIN nba_analytics.player_game_summary AS p
  ON p.game_date = l.game_date AND p.game_date BETWEEN @first AND @last AND p.player_lookup = @player
ORDER BY l.game_date, l.game_id
