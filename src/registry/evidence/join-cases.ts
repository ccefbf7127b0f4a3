import { lookupOf } from '../lookup-of.ts'
import type { NameCase } from './name-case.ts'
import { playersOfCases } from './players-of-cases.ts'
import type { Registered, RegisteredPlayer } from './registered.ts'

/**
 * A registry that can be asked the cases: its players go by the ids that the cases use, where the names are the same, and
 * whom or which season it lacks comes from what the cases imply. Cases cover seasons that nobody has built yet.
 */
export const joinCases = (registered: Registered, cases: readonly NameCase[]): Registered => {
  const implied = playersOfCases(cases)
  const idOf = new Map(implied.map(({ id, name }) => [lookupOf(name), id]))
  const renamed = new Map(
    registered.players.flatMap(({ id, name }) => {
      const theirs = idOf.get(lookupOf(name))
      return theirs === undefined ? [] : [[id, theirs] as const]
    }),
  )
  const named = (id: string): string => renamed.get(id) ?? id
  const players = new Map(
    registered.players.map((player): [string, RegisteredPlayer] => [
      named(player.id),
      { ...player, id: named(player.id) },
    ]),
  )
  for (const player of implied) {
    const known = players.get(player.id)
    const seasons = new Set(known?.stints.map(({ season }) => season))
    const missing = player.stints.filter(({ season }) => !seasons.has(season))
    players.set(player.id, { ...(known ?? player), stints: [...(known?.stints ?? []), ...missing] })
  }
  return {
    ...registered,
    players: [...players.values()],
    appearances: (registered.appearances ?? []).map(line => ({ ...line, id: named(line.id) })),
    decisions: (registered.decisions ?? []).map(decision =>
      'id' in decision ? { ...decision, id: named(decision.id) } : decision,
    ),
  }
}
