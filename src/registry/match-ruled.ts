import { matchName } from './match-name.ts'
import type { Ruled } from './name-rulings.ts'
import type { Resolution } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import type { Spelling } from './spelling.ts'

type Settled = Pick<Resolution, 'playerLookup' | 'playerName' | 'rule' | 'candidates'>

const open = (candidates: readonly string[]): Settled => ({
  playerLookup: null,
  playerName: null,
  rule: candidates.length > 0 ? 'ambiguous' : 'unknown',
  candidates: [...candidates],
})

/**
 * Whom a full name means on a team: what was decided comes first, then the rules, which never choose whom somebody rejected.
 * A name that was decided for a wide scope means nobody where the player cannot be.
 *
 * @param canBe could this player, by lookup, be meant in this place at all?
 * @param isKnown does any team of the season know this player?
 */
export const matchRuled = (
  spelling: Spelling,
  players: readonly SeasonPlayer[],
  { is, isNot, notAPlayer }: Ruled,
  canBe: (lookup: string) => boolean,
  isKnown: (lookup: string) => boolean,
): Settled => {
  if (notAPlayer) return open([])
  const here = (lookup: string) => players.some(player => player.lookup === lookup)
  const ruled = is.filter(({ lookup, near }) => canBe(lookup) && (near || here(lookup) || !isKnown(lookup)))
  const [decided, ...others] = ruled
  if (decided && others.length > 0) return open(ruled.map(({ lookup }) => lookup))
  if (decided)
    return { playerLookup: decided.lookup, playerName: decided.name, rule: 'decision', candidates: [] }
  const match = matchName(spelling, players)
  if (match.player) {
    const { player, rule } = match
    if (isNot.has(player.lookup) || !canBe(player.lookup)) return open([])
    return { playerLookup: player.lookup, playerName: player.name, rule, candidates: [] }
  }
  const left = match.candidates.filter(({ lookup }) => !isNot.has(lookup))
  const [last] = left
  const excluded = left.length < match.candidates.length
  if (last && left.length === 1 && excluded && canBe(last.lookup))
    return { playerLookup: last.lookup, playerName: last.name, rule: 'exclusion', candidates: [] }
  return open(left.map(({ lookup }) => lookup).filter(canBe))
}
