-- Days with at least one gamebook: on any other there is nothing to make Phase 3 of.
SELECT DISTINCT game_date
FROM nba_raw.nbac_gamebook_player_stats
WHERE game_date BETWEEN @start AND @end
