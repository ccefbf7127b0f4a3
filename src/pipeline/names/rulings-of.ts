import type { NameRuling } from '../../registry/name-rulings.ts'
import { seasonYearOf } from '../season.ts'
import { standing } from './fold-decisions.ts'
import type { DecisionScope, NameDecision } from './name-decision.ts'

const scopeOf = (scope: DecisionScope): NameRuling['scope'] => {
  switch (scope.kind) {
    case 'game':
      return { gameId: scope.gameId, team: scope.team }
    case 'team season': {
      const season = seasonYearOf(scope.season)
      return { team: scope.team, ...(season === undefined ? {} : { season }) }
    }
    case 'source':
      return { source: scope.source }
    case 'everywhere':
      return {}
  }
}

/** What the resolution of a season goes by: acceptances, rejections and names that are no player's. */
export const rulingsOf = (decisions: readonly NameDecision[]): readonly NameRuling[] =>
  standing(decisions).flatMap(({ kind, key, scope, player }): NameRuling[] => {
    const ruling = { rawLookup: key.rawLookup, scope: scopeOf(scope) }
    if (kind === 'not a player') return [{ ...ruling, says: 'not a player' }]
    if (player === undefined) return []
    if (kind === 'accept' || kind === 'new player') return [{ ...ruling, says: 'is', player }]
    return kind === 'reject' ? [{ ...ruling, says: 'is not', lookup: player.lookup }] : []
  })
