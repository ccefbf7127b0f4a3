-- How the sources print one player, and how often: a gamebook's row, a game of the play-by-play, a line of a game's
-- injury report, a roster. `@spellings` are the lookups under which rosters and reports list him on his teams.
WITH
  stints AS (
    SELECT
      CAST(SUBSTR(season, 1, 4) AS INT64) AS season_year,
      team_abbr,
      player_lookup
    FROM nba_reference.nba_players_registry
    WHERE player_lookup = @player
  )

SELECT 'gamebook' AS source, player_name AS spelling, COUNT(*) AS times
FROM nba_raw.nbac_gamebook_player_stats
WHERE game_date BETWEEN @first AND @last AND player_status <> 'inactive' AND player_lookup = @player
GROUP BY spelling
UNION ALL
SELECT source, raw_name AS spelling, COUNT(*) AS times
FROM nba_reference.resolved_names
WHERE game_date BETWEEN @first AND @last AND player_lookup = @player
GROUP BY source, spelling
UNION ALL
SELECT 'bigdataball' AS source, player_1_name AS spelling, COUNT(DISTINCT game_id) AS times
FROM nba_raw.bigdataball_play_by_play
WHERE game_date BETWEEN @first AND @last AND player_1_lookup = @player
GROUP BY spelling
UNION ALL
SELECT 'injury_report' AS source, player_name AS spelling, COUNT(DISTINCT game_date) AS times
FROM nba_raw.nbac_injury_report
WHERE game_date BETWEEN @first AND @last AND report_date BETWEEN @first AND @last AND player_lookup = @player
GROUP BY spelling
UNION ALL
SELECT 'roster' AS source, r.player_full_name AS spelling, COUNT(*) AS times
FROM nba_raw.br_rosters_current AS r
JOIN stints AS s
  ON s.season_year = r.season_year AND s.team_abbr = r.team_abbrev
WHERE r.player_lookup IN UNNEST(@spellings)
GROUP BY spelling
ORDER BY source, times DESC, spelling
