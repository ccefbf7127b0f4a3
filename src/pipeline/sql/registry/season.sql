-- The registry's rows of one season as its gamebooks make them, beside those that are there: `change` says whether a
-- row is new, changed, the same, or only there (gone). An id that was given once is kept, whatever season is built
-- next; a lookup that was active for two teams on one night is two people, and they never get one id.
WITH
  listed AS (
    SELECT game_id, game_date, team_abbr, player_status, player_lookup, player_name
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE season_year = @season_year AND game_date BETWEEN @first AND @last AND player_status <> 'inactive'
    UNION ALL
    SELECT b.game_id, b.game_date, b.team_abbr, b.player_status, n.player_lookup, n.player_name
    FROM nba_raw.nbac_gamebook_player_stats AS b
    JOIN nba_reference.resolved_names AS n
      ON
        n.game_date = b.game_date
        AND n.game_id = b.game_id
        AND n.team_abbr = b.team_abbr
        AND n.raw_lookup = b.player_lookup
        AND n.list_position = b.list_position
    WHERE
      b.season_year = @season_year
      AND b.game_date BETWEEN @first AND @last
      AND b.player_status = 'inactive'
      AND n.source = 'gamebook'
      AND n.game_date BETWEEN @first AND @last
      AND STRPOS(n.player_lookup, ':') = 0
  ),

  -- Only an inactive player's name may be unknown; how he is printed in full goes before.
  spelled AS (
    SELECT
      player_lookup,
      team_abbr,
      player_name,
      ROW_NUMBER() OVER (
        PARTITION BY player_lookup, team_abbr
        ORDER BY COUNTIF(player_status <> 'inactive') DESC, COUNT(*) DESC, player_name
      ) AS place
    FROM listed
    WHERE player_name IS NOT NULL
    GROUP BY player_lookup, team_abbr, player_name
  ),

  counted AS (
    SELECT
      player_lookup,
      team_abbr,
      MIN(game_date) AS first_game_date,
      MAX(game_date) AS last_game_date,
      COUNTIF(player_status = 'active') AS games_played,
      COUNT(*) AS total_appearances,
      COUNTIF(player_status = 'inactive') AS inactive_appearances,
      COUNTIF(player_status = 'dnp') AS dnp_appearances
    FROM listed
    GROUP BY player_lookup, team_abbr
  ),

  weighed AS (
    SELECT
      c.*,
      COALESCE(s.player_name, c.player_lookup) AS player_name,
      -- In hundredths: the base, then games, then the share of his games in which he was active.
      (CASE WHEN c.inactive_appearances < c.total_appearances THEN 100 ELSE 90 END)
      + (
        CASE
          WHEN c.games_played >= 50 THEN 10
          WHEN c.games_played >= 20 THEN 5
          WHEN c.games_played < 5 THEN -10
          ELSE 0
        END
      )
      + (
        CASE
          WHEN c.games_played * 10 >= c.total_appearances * 8 THEN 5
          WHEN c.games_played * 10 < c.total_appearances * 3 THEN -5
          ELSE 0
        END
      ) AS hundredths
    FROM counted AS c
    LEFT JOIN spelled AS s
      ON s.player_lookup = c.player_lookup AND s.team_abbr = c.team_abbr AND s.place = 1
  ),

  known AS (
    SELECT player_lookup, team_abbr, season, universal_player_id, created_at
    FROM nba_reference.nba_players_registry
    UNION ALL
    SELECT player_lookup, team_abbr, season, universal_player_id, created_at
    FROM nba_reference.registry_backups
  ),

  two_at_once AS (
    SELECT player_lookup
    FROM (
      SELECT player_lookup, game_date
      FROM listed
      WHERE player_status = 'active'
      GROUP BY player_lookup, game_date
      HAVING COUNT(DISTINCT team_abbr) > 1
    ) AS nights
    UNION DISTINCT
    SELECT player_lookup
    FROM known
    GROUP BY player_lookup
    HAVING COUNT(DISTINCT universal_player_id) > 1
  ),

  -- Spellings that a decision ties to one player everywhere are one family, called by his lookup.
  tied AS (
    SELECT alias_lookup, MIN(nba_canonical_lookup) AS canonical
    FROM nba_reference.player_aliases
    WHERE is_active AND scope_kind = 'everywhere' AND alias_lookup <> nba_canonical_lookup
    GROUP BY alias_lookup
    HAVING COUNT(DISTINCT nba_canonical_lookup) = 1
  ),

  -- Who two people may be is one family for each team.
  families AS (
    SELECT
      w.player_lookup,
      w.team_abbr,
      COALESCE(t.canonical, w.player_lookup) AS family,
      CASE WHEN d.player_lookup IS NULL THEN '' ELSE w.team_abbr END AS team_of_family
    FROM weighed AS w
    LEFT JOIN two_at_once AS d
      ON d.player_lookup = w.player_lookup
    LEFT JOIN tied AS t
      ON t.alias_lookup = w.player_lookup AND d.player_lookup IS NULL
  ),

  of_row AS (
    SELECT player_lookup, team_abbr, MIN(universal_player_id) AS universal_player_id
    FROM nba_reference.nba_players_registry
    WHERE season = @season
    GROUP BY player_lookup, team_abbr
  ),

  -- The oldest id of a lookup, of a lookup with one team, and of a family.
  of_lookup AS (
    SELECT player_lookup, universal_player_id
    FROM known
    QUALIFY ROW_NUMBER() OVER (PARTITION BY player_lookup ORDER BY created_at, universal_player_id) = 1
  ),

  of_team AS (
    SELECT player_lookup, team_abbr, universal_player_id
    FROM known
    QUALIFY ROW_NUMBER() OVER (PARTITION BY player_lookup, team_abbr ORDER BY created_at, universal_player_id) = 1
  ),

  of_family AS (
    SELECT COALESCE(t.canonical, k.player_lookup) AS family, k.universal_player_id
    FROM known AS k
    LEFT JOIN tied AS t
      ON t.alias_lookup = k.player_lookup
    QUALIFY
      ROW_NUMBER() OVER (
        PARTITION BY COALESCE(t.canonical, k.player_lookup) ORDER BY k.created_at, k.universal_player_id
      ) = 1
  ),

  -- The highest number that was ever given under a name.
  numbers AS (
    SELECT
      SUBSTR(universal_player_id, 1, STRPOS(universal_player_id, '_') - 1) AS family,
      MAX(CAST(SUBSTR(universal_player_id, STRPOS(universal_player_id, '_') + 1) AS INT64)) AS highest
    FROM known
    GROUP BY family
  ),

  identified AS (
    SELECT
      f.player_lookup,
      f.team_abbr,
      f.family,
      f.team_of_family,
      CASE
        WHEN r.universal_player_id IS NOT NULL THEN r.universal_player_id
        WHEN f.team_of_family <> '' THEN b.universal_player_id
        ELSE COALESCE(l.universal_player_id, m.universal_player_id)
      END AS known_id
    FROM families AS f
    LEFT JOIN of_row AS r
      ON r.player_lookup = f.player_lookup AND r.team_abbr = f.team_abbr
    LEFT JOIN of_team AS b
      ON b.player_lookup = f.player_lookup AND b.team_abbr = f.team_abbr
    LEFT JOIN of_lookup AS l
      ON l.player_lookup = f.player_lookup
    LEFT JOIN of_family AS m
      ON m.family = f.family
  ),

  minted AS (
    SELECT
      o.family,
      o.team_of_family,
      CONCAT(
        o.family,
        '_',
        LPAD(
          CAST(COALESCE(n.highest, 0) + ROW_NUMBER() OVER (PARTITION BY o.family ORDER BY o.team_of_family) AS STRING),
          3,
          '0'
        )
      ) AS universal_player_id
    FROM (SELECT DISTINCT family, team_of_family FROM identified WHERE known_id IS NULL) AS o
    LEFT JOIN numbers AS n
      ON n.family = o.family
  ),

  made AS (
    SELECT
      COALESCE(i.known_id, m.universal_player_id) AS universal_player_id,
      i.known_id IS NULL AS is_new_id,
      w.player_name,
      w.player_lookup,
      w.team_abbr,
      w.first_game_date,
      w.last_game_date,
      w.games_played,
      w.total_appearances,
      w.inactive_appearances,
      w.dnp_appearances,
      SAFE_DIVIDE(CASE WHEN w.hundredths > 100 THEN 100 ELSE w.hundredths END, 100) AS confidence_score
    FROM weighed AS w
    JOIN identified AS i
      ON i.player_lookup = w.player_lookup AND i.team_abbr = w.team_abbr
    LEFT JOIN minted AS m
      ON m.family = i.family AND m.team_of_family = i.team_of_family
  )

SELECT
  m.universal_player_id,
  m.is_new_id,
  m.player_name,
  m.player_lookup,
  m.team_abbr,
  m.first_game_date,
  m.last_game_date,
  m.games_played,
  m.total_appearances,
  m.inactive_appearances,
  m.dnp_appearances,
  m.confidence_score,
  CASE
    WHEN e.player_lookup IS NULL THEN 'new'
    WHEN
      e.player_name <> m.player_name
      OR e.first_game_date <> m.first_game_date
      OR e.last_game_date <> m.last_game_date
      OR e.games_played <> m.games_played
      OR e.total_appearances <> m.total_appearances
      OR e.inactive_appearances <> m.inactive_appearances
      OR e.dnp_appearances <> m.dnp_appearances
      OR e.confidence_score <> m.confidence_score
      THEN 'changed'
    ELSE 'same'
  END AS change
FROM made AS m
LEFT JOIN nba_reference.nba_players_registry AS e
  ON e.season = @season AND e.player_lookup = m.player_lookup AND e.team_abbr = m.team_abbr
UNION ALL
SELECT
  e.universal_player_id,
  FALSE AS is_new_id,
  e.player_name,
  e.player_lookup,
  e.team_abbr,
  e.first_game_date,
  e.last_game_date,
  e.games_played,
  e.total_appearances,
  e.inactive_appearances,
  e.dnp_appearances,
  e.confidence_score,
  'gone' AS change
FROM nba_reference.nba_players_registry AS e
LEFT JOIN made AS m
  ON m.player_lookup = e.player_lookup AND m.team_abbr = e.team_abbr
WHERE e.season = @season AND m.player_lookup IS NULL
