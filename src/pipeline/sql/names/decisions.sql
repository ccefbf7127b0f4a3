-- What was decided of names, in order.
SELECT
  decision_id,
  decided_at,
  decided_by_id,
  decided_by_name,
  kind,
  source,
  raw_name,
  raw_lookup,
  team_abbr,
  season,
  player_lookup,
  player_name,
  scope_kind,
  scope_game_id,
  scope_team_abbr,
  scope_season,
  scope_source,
  until_at,
  evidence,
  note,
  undoes
FROM nba_reference.name_decisions
ORDER BY decided_at, decision_id
