import { seasonYearOf } from '../season.ts'
import type { DecisionScope, NameKey } from './name-decision.ts'

/** Where a name was printed, as far as scopes ask. */
export type ScopedPlace = Pick<NameKey, 'source' | 'team' | 'season'> & { readonly gameId: string }

/** Does a scope cover a place where the name is printed? */
export function covers(scope: DecisionScope, place: ScopedPlace): boolean {
  switch (scope.kind) {
    case 'game':
      return scope.gameId === place.gameId && scope.team === place.team
    case 'team season':
      return scope.team === place.team && scope.season === place.season
    case 'source':
      return scope.source === place.source
    case 'everywhere':
      return true
  }
}

/** As it is typed: `game:20211022_BOS_NYK:NYK`, `team:NYK:2021-22`, `source:bigdataball`, `everywhere`. */
export function printScope(scope: DecisionScope): string {
  switch (scope.kind) {
    case 'game':
      return `game:${scope.gameId}:${scope.team}`
    case 'team season':
      return `team:${scope.team}:${scope.season}`
    case 'source':
      return `source:${scope.source}`
    case 'everywhere':
      return 'everywhere'
  }
}

/** As people read it. */
export function sayScope(scope: DecisionScope): string {
  switch (scope.kind) {
    case 'game':
      return `${scope.team} in game ${scope.gameId}`
    case 'team season':
      return `${scope.team} in ${scope.season}`
    case 'source':
      return `all of ${scope.source}`
    case 'everywhere':
      return 'everywhere'
  }
}

/** Reads what `printScope` prints; undefined for any other text. */
export function parseScope(text: string): DecisionScope | undefined {
  const [kind, first, second, ...more] = text.split(':')
  if (more.length > 0) return undefined
  if (kind === 'everywhere' && first === undefined) return { kind }
  if (kind === 'source' && first && second === undefined) return { kind, source: first }
  if (kind === 'team' && first && /^[A-Z]{3}$/.test(first) && second && seasonYearOf(second) !== undefined)
    return { kind: 'team season', team: first, season: second }
  if (kind === 'game' && first && /^\d{8}_[A-Z]{3}_[A-Z]{3}$/.test(first) && second && first.includes(second))
    return { kind, gameId: first, team: second }
  return undefined
}
