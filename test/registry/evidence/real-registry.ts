import { joinCases } from '../../../src/registry/evidence/join-cases.ts'
import type { NameCase } from '../../../src/registry/evidence/name-case.ts'
import type { Appearance, Registered, Stint } from '../../../src/registry/evidence/registered.ts'
import { resolveSeason } from '../../../src/registry/resolve-season.ts'
import type { SeasonNames } from '../../../src/registry/season-names.ts'
import { seasonPlayers } from '../../../src/registry/season-players.ts'

/**
 * The registry as it stands on 2021-12-31: the players of the real gamebooks and rosters with the days on which they were
 * listed, every game's lists (inactive players by what was resolved), and for later seasons what the cases imply.
 */
export const realRegistry = (cases: readonly NameCase[], names: SeasonNames): Registered => {
  const present = names.players.filter(({ status }) => status !== 'inactive')
  const appearances: Appearance[] = present.map(({ date, team, status, lookup }) => ({
    date,
    team,
    status,
    id: lookup,
  }))
  for (const { source, playerLookup: id, date, team } of resolveSeason(names))
    if (source === 'gamebook' && id !== null) appearances.push({ date, team, status: 'inactive', id })
  const days = new Map<string, { from: string; to: string }>()
  for (const { id, team, date } of appearances) {
    const { from, to } = days.get(`${id}|${team}`) ?? { from: date, to: date }
    days.set(`${id}|${team}`, { from: date < from ? date : from, to: date > to ? date : to })
  }
  const players = new Map<string, { id: string; name: string; stints: Stint[] }>()
  for (const [team, listed] of seasonPlayers(present, names.roster))
    for (const { lookup, name } of listed) {
      const player = players.get(lookup) ?? { id: lookup, name, stints: [] }
      players.set(lookup, player)
      player.stints.push({ season: 2021, team, ...days.get(`${lookup}|${team}`) })
    }
  return joinCases({ players: [...players.values()], appearances }, cases)
}
