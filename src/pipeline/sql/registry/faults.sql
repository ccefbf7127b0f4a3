-- What is broken in the registry, one row for each: the rule, whom it is about, and the evidence.
WITH
  nights AS (
    SELECT player_lookup, game_date, MIN(team_abbr) AS one_team, MAX(team_abbr) AS other_team
    FROM nba_raw.nbac_gamebook_player_stats
    WHERE game_date BETWEEN @first AND @last AND player_status = 'active'
    GROUP BY player_lookup, game_date
    HAVING COUNT(DISTINCT team_abbr) > 1
  ),

  at_once AS (
    SELECT player_lookup, one_team, other_team, COUNT(*) AS night_count, MIN(game_date) AS first_night
    FROM nights
    GROUP BY player_lookup, one_team, other_team
  ),

  ids AS (
    SELECT DISTINCT universal_player_id, player_lookup
    FROM nba_reference.nba_players_registry
  ),

  -- The decisions in force that name a player as the one meant.
  accepted AS (
    SELECT d.decision_id, d.raw_name, d.player_lookup
    FROM nba_reference.name_decisions AS d
    LEFT JOIN nba_reference.name_decisions AS u
      ON u.kind = 'undo' AND u.undoes = d.decision_id
    WHERE d.kind = 'accept' AND u.decision_id IS NULL
  ),

  active_aliases AS (
    SELECT alias_lookup, nba_canonical_lookup, scope_kind, scope_game_id, scope_team_abbr, scope_season,
      scope_source, decision_id
    FROM nba_reference.player_aliases
    WHERE is_active
  )

SELECT
  'two people' AS fault,
  a.player_lookup AS subject,
  CONCAT(
    'active for ', a.one_team, ' and for ', a.other_team, ' on ', CAST(a.night_count AS STRING), ' night(s), first on ',
    FORMAT_DATE('%Y-%m-%d', a.first_night)
  ) AS evidence
FROM at_once AS a
UNION ALL
SELECT
  'one id' AS fault,
  universal_player_id AS subject,
  CONCAT('is the id of ', MIN(player_lookup), ' and of ', MAX(player_lookup), ', and no alias ties them') AS evidence
FROM (
  SELECT i.universal_player_id, i.player_lookup
  FROM ids AS i
  LEFT JOIN active_aliases AS a
    ON a.alias_lookup = i.player_lookup OR a.nba_canonical_lookup = i.player_lookup
  WHERE a.alias_lookup IS NULL
) AS untied
GROUP BY universal_player_id
HAVING COUNT(DISTINCT player_lookup) > 1
UNION ALL
SELECT
  'several ids' AS fault,
  player_lookup AS subject,
  CONCAT('has ', CAST(COUNT(*) AS STRING), ' ids, from ', MIN(universal_player_id), ' to ',
    MAX(universal_player_id)) AS evidence
FROM ids
WHERE player_lookup NOT IN (SELECT player_lookup FROM nights)
GROUP BY player_lookup
HAVING COUNT(*) > 1
UNION ALL
SELECT
  'doubled row' AS fault,
  player_lookup AS subject,
  CONCAT(CAST(COUNT(*) AS STRING), ' rows for ', team_abbr, ' in ', season) AS evidence
FROM nba_reference.nba_players_registry
GROUP BY player_lookup, team_abbr, season
HAVING COUNT(*) > 1
UNION ALL
SELECT
  'alias to nowhere' AS fault,
  a.alias_lookup AS subject,
  CONCAT('means ', a.nba_canonical_lookup, ', whom the registry does not know') AS evidence
FROM active_aliases AS a
LEFT JOIN ids AS i
  ON i.player_lookup = a.nba_canonical_lookup
WHERE i.player_lookup IS NULL
UNION ALL
SELECT
  'alias means two' AS fault,
  alias_lookup AS subject,
  CONCAT('means ', MIN(nba_canonical_lookup), ' and ', MAX(nba_canonical_lookup), ' in one scope: ',
    scope_kind) AS evidence
FROM active_aliases
GROUP BY alias_lookup, scope_kind, scope_game_id, scope_team_abbr, scope_season, scope_source
HAVING COUNT(DISTINCT nba_canonical_lookup) > 1
UNION ALL
SELECT
  'alias of two people' AS fault,
  a.alias_lookup AS subject,
  CONCAT(
    'means ', a.nba_canonical_lookup, ', and both were active in ', CAST(COUNT(DISTINCT one.game_id) AS STRING),
    ' game(s), first in ', MIN(one.game_id)
  ) AS evidence
FROM active_aliases AS a
JOIN nba_raw.nbac_gamebook_player_stats AS one
  ON one.player_lookup = a.alias_lookup
JOIN nba_raw.nbac_gamebook_player_stats AS other
  ON other.player_lookup = a.nba_canonical_lookup AND other.game_id = one.game_id
WHERE
  a.scope_kind = 'everywhere'
  AND a.alias_lookup <> a.nba_canonical_lookup
  AND one.player_status = 'active'
  AND other.player_status = 'active'
  AND one.game_date BETWEEN @first AND @last
  AND other.game_date BETWEEN @first AND @last
GROUP BY a.alias_lookup, a.nba_canonical_lookup
UNION ALL
SELECT
  'decision without alias' AS fault,
  d.raw_name AS subject,
  CONCAT('decision ', d.decision_id, ' says that it is ', COALESCE(d.player_lookup, 'nobody'),
    ', and there is no alias of it')
    AS evidence
FROM accepted AS d
LEFT JOIN nba_reference.player_aliases AS a
  ON a.decision_id = d.decision_id
WHERE a.decision_id IS NULL
UNION ALL
SELECT
  'alias without decision' AS fault,
  a.alias_lookup AS subject,
  CONCAT('is active, and decision ', a.decision_id, ' is not there or was undone') AS evidence
FROM active_aliases AS a
LEFT JOIN accepted AS d
  ON d.decision_id = a.decision_id
WHERE d.decision_id IS NULL
ORDER BY fault, subject, evidence
