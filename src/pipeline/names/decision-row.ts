import type { Row } from '../../warehouse/warehouse.ts'
import type { DecisionKind, DecisionScope, NameDecision } from './name-decision.ts'

/** The columns of a scope, as decisions and aliases have them. */
export const scopeColumnsOf = (scope: DecisionScope): Row => ({
  scope_kind: scope.kind,
  scope_game_id: scope.kind === 'game' ? scope.gameId : null,
  scope_team_abbr: scope.kind === 'game' || scope.kind === 'team season' ? scope.team : null,
  scope_season: scope.kind === 'team season' ? scope.season : null,
  scope_source: scope.kind === 'source' ? scope.source : null,
})

/** A decision as its table holds it. */
export const decisionRow = (decision: NameDecision): Row => ({
  decision_id: decision.id,
  decided_at: decision.at,
  decided_by_id: decision.by.id,
  decided_by_name: decision.by.name,
  kind: decision.kind,
  source: decision.key.source,
  raw_name: decision.rawName,
  raw_lookup: decision.key.rawLookup,
  team_abbr: decision.key.team,
  season: decision.key.season,
  player_lookup: decision.player?.lookup ?? null,
  player_name: decision.player?.name ?? null,
  ...scopeColumnsOf(decision.scope),
  until_at: decision.until ?? null,
  evidence: decision.evidence === undefined ? null : JSON.stringify(decision.evidence),
  note: decision.note ?? null,
  undoes: decision.undoes ?? null,
})

const scopeOf = (row: Row): DecisionScope => {
  const [gameId, team, season, source] = [
    String(row.scope_game_id),
    String(row.scope_team_abbr),
    String(row.scope_season),
    String(row.scope_source),
  ]
  switch (row.scope_kind) {
    case 'game':
      return { kind: 'game', gameId, team }
    case 'team season':
      return { kind: 'team season', team, season }
    case 'source':
      return { kind: 'source', source }
    default:
      return { kind: 'everywhere' }
  }
}

/** The decision that a row holds. */
export const decisionOf = (row: Row): NameDecision => ({
  id: String(row.decision_id),
  at: String(row.decided_at),
  by: { id: String(row.decided_by_id), name: String(row.decided_by_name) },
  kind: row.kind as DecisionKind,
  key: {
    source: String(row.source),
    rawLookup: String(row.raw_lookup),
    team: String(row.team_abbr),
    season: String(row.season),
  },
  rawName: String(row.raw_name),
  scope: scopeOf(row),
  ...(row.player_lookup
    ? { player: { lookup: String(row.player_lookup), name: String(row.player_name ?? row.player_lookup) } }
    : {}),
  ...(row.until_at ? { until: String(row.until_at) } : {}),
  ...(row.evidence ? { evidence: JSON.parse(String(row.evidence)) as unknown } : {}),
  ...(row.note ? { note: String(row.note) } : {}),
  ...(row.undoes ? { undoes: String(row.undoes) } : {}),
})
