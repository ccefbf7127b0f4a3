-- Seasons of which names are known, and how many of those mean nobody.
SELECT season_year, COUNTIF(STRPOS(player_lookup, ':') > 0) AS open_names
FROM nba_reference.resolved_names
WHERE game_date BETWEEN @first AND @last
GROUP BY season_year
ORDER BY season_year
