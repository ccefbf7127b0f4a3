-- Everybody to whom a name can be given: who is in the registry, who dressed or sat, who is on a roster.
SELECT player_lookup, team_abbr, MIN(player_name) AS player_name
FROM (
  SELECT player_lookup, team_abbr, player_name
  FROM nba_reference.nba_players_registry
  UNION ALL
  SELECT player_lookup, team_abbr, player_name
  FROM nba_raw.nbac_gamebook_player_stats
  WHERE game_date BETWEEN @first AND @last AND player_status <> 'inactive'
  UNION ALL
  SELECT player_lookup, team_abbrev AS team_abbr, player_full_name AS player_name
  FROM nba_raw.br_rosters_current
  WHERE season_year BETWEEN @first_season AND @last_season
) AS everybody
GROUP BY player_lookup, team_abbr
ORDER BY player_lookup, team_abbr
