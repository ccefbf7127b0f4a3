-- What some spellings mean now, wherever they are printed. A lookup with a colon means nobody; an active player's own
-- lookup means himself.
SELECT
  source,
  raw_lookup,
  team_abbr,
  season_year,
  player_lookup,
  MIN(raw_name) AS raw_name,
  MIN(game_id) AS game_id,
  MIN(player_name) AS player_name,
  COUNT(*) AS places,
  MIN(game_date) AS first_day,
  MAX(game_date) AS last_day
FROM nba_reference.resolved_names
WHERE game_date BETWEEN @first AND @last AND raw_lookup IN UNNEST(@lookups)
GROUP BY source, raw_lookup, team_abbr, season_year, player_lookup
UNION ALL
SELECT
  'gamebook' AS source,
  player_lookup AS raw_lookup,
  team_abbr,
  season_year,
  player_lookup,
  MIN(player_name) AS raw_name,
  MIN(game_id) AS game_id,
  MIN(player_name) AS player_name,
  COUNT(*) AS places,
  MIN(game_date) AS first_day,
  MAX(game_date) AS last_day
FROM nba_raw.nbac_gamebook_player_stats
WHERE game_date BETWEEN @first AND @last AND player_status <> 'inactive' AND player_lookup IN UNNEST(@lookups)
GROUP BY player_lookup, team_abbr, season_year
