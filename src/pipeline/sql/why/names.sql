-- Every way in which the sources of a season print a player's name, with the player whom it means. An injury report
-- prints the last name first.
SELECT DISTINCT
  'gamebook' AS source,
  team_abbr,
  player_name,
  player_lookup AS raw_lookup,
  player_lookup
FROM nba_raw.nbac_gamebook_player_stats
WHERE season_year = @season_year AND game_date BETWEEN @first AND @last AND player_status <> 'inactive'
UNION ALL
SELECT DISTINCT
  'roster' AS source,
  team_abbrev AS team_abbr,
  player_full_name AS player_name,
  player_lookup AS raw_lookup,
  player_lookup
FROM nba_raw.br_rosters_current
WHERE season_year = @season_year
UNION ALL
SELECT DISTINCT
  source,
  team_abbr,
  raw_name AS player_name,
  raw_lookup,
  player_lookup
FROM nba_reference.resolved_names
WHERE
  season_year = @season_year
  AND game_date BETWEEN @first AND @last
  AND source <> 'gamebook'
  AND STRPOS(player_lookup, ':') = 0
