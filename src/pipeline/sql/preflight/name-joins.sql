-- How many of the names that a feed prints mean a player, each name counted once per game (or day) and team; three
-- examples of those that do and of those that do not, and one of each for every day. `names` is the number of all of
-- the example's kind, `names_of_day` that of its day.
WITH
  active_players AS (
    SELECT DISTINCT game_id, game_date, team_abbr, player_lookup
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE game_date BETWEEN @start AND @end AND player_status = 'active'
  ),

  games_with_gamebook AS (
    SELECT DISTINCT game_id, game_date
    FROM active_players
  ),

  season_players AS (
    SELECT season_year, player_lookup
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE game_date BETWEEN @season_start AND @season_end AND player_status <> 'inactive'
    UNION DISTINCT
    SELECT season_year, player_lookup
    FROM nba_raw.br_rosters_current
    WHERE season_year BETWEEN @first_season AND @last_season
  ),

  resolved AS (
    SELECT source, game_date, game_id, team_abbr, raw_lookup, list_position, player_lookup
    FROM nba_reference.resolved_names
    WHERE game_date BETWEEN @start AND @end
  ),

  event_names AS (
    SELECT game_id, game_date, player_1_team_abbr AS team_abbr, player_1_lookup AS raw_lookup, player_1_name AS raw_name
    FROM nba_raw.bigdataball_play_by_play
    WHERE game_date BETWEEN @start AND @end AND player_1_lookup IS NOT NULL
    UNION ALL
    SELECT game_id, game_date, player_1_team_abbr AS team_abbr, player_2_lookup AS raw_lookup, player_2_name AS raw_name
    FROM nba_raw.bigdataball_play_by_play
    WHERE game_date BETWEEN @start AND @end AND player_2_role = 'assist' AND player_2_lookup IS NOT NULL
  ),

  -- A game without a gamebook has no players to join to: that is another check's finding.
  printed_in_events AS (
    SELECT e.game_id, e.game_date, e.team_abbr, e.raw_lookup, MIN(e.raw_name) AS raw_name
    FROM event_names AS e
    JOIN games_with_gamebook AS g
      ON g.game_id = e.game_id AND g.game_date = e.game_date
    GROUP BY e.game_id, e.game_date, e.team_abbr, e.raw_lookup
  ),

  printed_in_reports AS (
    SELECT season_year, game_date, team AS team_abbr, player_lookup AS raw_lookup, MIN(player_name) AS raw_name
    FROM nba_raw.nbac_injury_report
    WHERE game_date BETWEEN @start AND @end AND report_date BETWEEN @season_start AND @end
    GROUP BY season_year, game_date, team, player_lookup
  ),

  found AS (
    SELECT
      'bigdataball' AS source,
      p.game_date,
      p.team_abbr,
      p.raw_name,
      a.player_lookup IS NOT NULL AS joins_player
    FROM printed_in_events AS p
    LEFT JOIN resolved AS n
      ON
        n.source = 'bigdataball'
        AND n.game_date = p.game_date
        AND n.game_id = p.game_id
        AND n.team_abbr = p.team_abbr
        AND n.raw_lookup = p.raw_lookup
    LEFT JOIN active_players AS a
      ON
        a.game_date = p.game_date
        AND a.game_id = p.game_id
        AND a.team_abbr = p.team_abbr
        AND a.player_lookup = COALESCE(n.player_lookup, p.raw_lookup)
    UNION ALL
    SELECT
      'injury_report' AS source,
      p.game_date,
      p.team_abbr,
      p.raw_name,
      s.player_lookup IS NOT NULL AS joins_player
    FROM printed_in_reports AS p
    LEFT JOIN (SELECT DISTINCT source, game_date, team_abbr, raw_lookup, player_lookup FROM resolved) AS n
      ON
        n.source = 'injury_report'
        AND n.game_date = p.game_date
        AND n.team_abbr = p.team_abbr
        AND n.raw_lookup = p.raw_lookup
    LEFT JOIN season_players AS s
      ON s.season_year = p.season_year AND s.player_lookup = COALESCE(n.player_lookup, p.raw_lookup)
    UNION ALL
    SELECT
      'gamebook' AS source,
      b.game_date,
      b.team_abbr,
      b.player_name AS raw_name,
      COALESCE(STRPOS(n.player_lookup, ':') = 0, FALSE) AS joins_player
    FROM nba_raw.nbac_gamebook_player_stats AS b
    LEFT JOIN resolved AS n
      ON
        n.source = 'gamebook'
        AND n.game_date = b.game_date
        AND n.game_id = b.game_id
        AND n.team_abbr = b.team_abbr
        AND n.raw_lookup = b.player_lookup
        AND n.list_position = b.list_position
    WHERE b.game_date BETWEEN @start AND @end AND b.player_status = 'inactive'
  )

SELECT
  source,
  joins_player,
  game_date,
  team_abbr,
  raw_name,
  COUNT(*) OVER (PARTITION BY source, joins_player) AS names,
  COUNT(*) OVER (PARTITION BY source, joins_player, game_date) AS names_of_day,
  ROW_NUMBER() OVER (PARTITION BY source, joins_player ORDER BY game_date, team_abbr, raw_name) AS place
FROM found
QUALIFY
  ROW_NUMBER() OVER (PARTITION BY source, joins_player ORDER BY game_date, team_abbr, raw_name) <= 3
  OR ROW_NUMBER() OVER (PARTITION BY source, joins_player, game_date ORDER BY team_abbr, raw_name) = 1
ORDER BY source, joins_player, game_date, team_abbr, raw_name
