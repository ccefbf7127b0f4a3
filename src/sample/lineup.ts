import type { Absence } from './absences.ts'
import type { Player } from './players.ts'
import type { Random } from './random.ts'
import type { Squad } from './rosters.ts'

/** Who is what in one team's game. */
export type Lineup = {
  /** Eight to twelve, the five starters first; the rest by their part in the game. */
  readonly active: readonly Player[]
  readonly dnp: readonly { readonly player: Player; readonly reason: string }[]
  /** One to five. The reason is the injury report's. */
  readonly inactive: readonly { readonly player: Player; readonly reason: string }[]
  /** Out as well, but the gamebook forgot them. */
  readonly unlisted: readonly Player[]
}

/** What a planted trouble asks of a player in a game; `unlisted` puts him nowhere. */
export type Role = 'active' | 'inactive' | 'unlisted'

const dressedAtMost = 13
const positionOrder = { F: 0, C: 1, G: 2 } as const

/**
 * Draws a team's lineup for a game. The hurt are inactive, then two-way and deep-bench players until 13 are left;
 * the first men of the squad play, the bench takes turns.
 */
export function drawLineup(
  random: Random,
  squad: Squad,
  absentBecause: (player: Player) => ReturnType<Absence>,
  roleOf: (player: Player) => Role | undefined,
): Lineup {
  // Bench places shift from game to game, so that some men play a few games only.
  const turn = new Map(squad.map((player, rank) => [player, rank < 8 ? rank : rank + 7 * random.next()]))
  const byTurn = (one: Player, other: Player): number => (turn.get(one) ?? 0) - (turn.get(other) ?? 0)
  const listed = squad.filter(player => roleOf(player) !== 'unlisted')

  const forced = listed.filter(player => roleOf(player) === 'inactive')
  const spare = listed.filter(player => roleOf(player) === undefined).sort(byTurn)
  const hurt = spare.filter(player => absentBecause(player) !== undefined)
  const wanted = Math.min(
    5,
    Math.max(forced.length + hurt.length, listed.length - dressedAtMost, random.between(1, 3)),
  )
  const chosen = new Set(forced)
  for (const player of hurt) if (chosen.size < wanted) chosen.add(player)
  for (const player of [...spare].reverse()) if (chosen.size < wanted) chosen.add(player)

  const dressed = listed.filter(player => !chosen.has(player)).sort(byTurn)
  const sitting = Math.max(dressed.length - 12, Math.min(random.between(1, 4), dressed.length - 8))
  const sits = new Set<Player>()
  // Who is hurt but dressed sits first; then the end of the bench.
  const firstToSit = [...dressed].reverse().sort((one, other) => rankToSit(other) - rankToSit(one))
  function rankToSit(player: Player): number {
    return roleOf(player) === 'active' ? -1 : absentBecause(player) === undefined ? 0 : 1
  }
  for (const player of firstToSit) if (sits.size < sitting) sits.add(player)

  const playing = dressed.filter(player => !sits.has(player))
  const starters = playing
    .slice(0, 5)
    .sort((one, other) => positionOrder[one.position] - positionOrder[other.position] || byTurn(one, other))
  return {
    active: [...starters, ...playing.slice(5)],
    dnp: dressed.filter(player => sits.has(player)).map(player => ({ player, reason: dnpReason(random) })),
    inactive: squad
      .filter(player => chosen.has(player))
      .map(player => ({ player, reason: absentBecause(player) ?? 'G League - On Assignment' })),
    unlisted: squad.filter(player => roleOf(player) === 'unlisted'),
  }
}

function dnpReason(random: Random): string {
  const draw = random.next()
  return draw < 0.94 ? 'Did Not Play' : draw < 0.985 ? 'Did Not Dress' : 'Not With Team'
}
