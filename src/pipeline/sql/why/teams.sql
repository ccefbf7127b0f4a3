-- The teams of a season by code and name.
SELECT DISTINCT home_team_tricode AS team_abbr, home_team_name AS team_name
FROM nba_raw.nbac_schedule
WHERE season_year = @season_year AND game_date BETWEEN @first AND @last
ORDER BY team_abbr, team_name
