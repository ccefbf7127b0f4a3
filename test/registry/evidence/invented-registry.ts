import { indexRegistered, type RegisteredIndex } from '../../../src/registry/evidence/index-registered.ts'
import type { NameSighting, Registered, Stint } from '../../../src/registry/evidence/registered.ts'
import { lookupOf } from '../../../src/registry/lookup-of.ts'

export const DAY = '2021-12-10'

/** A registry of season 2021 written as team → names; everybody's id is his lookup. */
export const invented = (
  teams: Readonly<Record<string, readonly string[]>>,
  rest: Omit<Registered, 'players'> & { stints?: Readonly<Record<string, readonly Stint[]>> } = {},
): RegisteredIndex => {
  const players = new Map<string, { name: string; stints: Stint[] }>()
  for (const [team, names] of Object.entries(teams))
    for (const name of names) {
      const player = players.get(lookupOf(name)) ?? { name, stints: [] }
      players.set(lookupOf(name), player)
      player.stints.push({ season: 2021, team })
    }
  const { stints = {}, ...others } = rest
  return indexRegistered({
    players: [...players].map(([id, { name, stints: listed }]) => ({
      id,
      name,
      stints: stints[id] ?? listed,
    })),
    ...others,
  })
}

/** A name seen in the game of AAA and BBB. */
export const seen = (rawName: string, facts: Partial<NameSighting> = {}): NameSighting => ({
  rawName,
  source: 'feed',
  date: DAY,
  teams: ['AAA', 'BBB'],
  ...facts,
})

/** A line of that day's gamebook. */
export const listed = (
  id: string,
  team = 'AAA',
  facts: { status?: 'active' | 'dnp' | 'inactive'; minutes?: number; jersey?: number; date?: string } = {},
) => ({ date: DAY, team, id, status: 'active' as const, ...facts })
