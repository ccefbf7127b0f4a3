-- Inactive players of a day whom no rule could name.
SELECT game_id, team_abbr, raw_name, raw_lookup, list_position, player_lookup, rule, candidates
FROM nba_reference.resolved_names
WHERE game_date = @day AND source = 'gamebook' AND rule IN ('ambiguous', 'unknown')
ORDER BY team_abbr, list_position
