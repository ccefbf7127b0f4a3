import type { Players } from '../../pipeline/names/registered-players.ts'
import { findPlayer } from '../../pipeline/why/find-player.ts'
import { spellingOf } from '../../registry/spelling.ts'
import type { CardCandidate } from './name-card.ts'

const MOST_FOUND = 5

/** Players whom a person searches for by any spelling; he gives the evidence himself. */
export function searchPlayers(text: string, { byLookup }: Players): readonly CardCandidate[] {
  const known = [...byLookup.values()].map(({ lookup, name, teams }) => ({
    lookup,
    name,
    teams,
    spellings: [spellingOf(name, lookup)],
  }))
  const match = findPlayer(text, known)
  const found =
    match.found === 'one' ? [match.player] : match.found === 'several' ? match.players : match.nearest
  return found.slice(0, MOST_FOUND).map(({ lookup, name, teams }) => ({
    lookup,
    name,
    teams,
    reasons: [match.found === 'none' ? `the nearest to ${text}` : `searched for: ${text}`],
    against: [],
  }))
}
