-- Everybody whom the registry knows, team by team and season by season.
SELECT player_lookup, player_name, team_abbr, season, first_game_date, last_game_date
FROM nba_reference.nba_players_registry
ORDER BY player_lookup, season, team_abbr
