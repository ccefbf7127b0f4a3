import { seasonOf } from '../../files/season.ts'
import type { RegisteredIndex } from './index-registered.ts'
import type { Appearance, NameSighting, RegisteredPlayer } from './registered.ts'

/** Where a player was, seen from a sighting's game. */
export type Place =
  | 'in the game'
  | 'other side'
  | 'that day'
  | 'on the roster'
  | 'other days'
  | 'not listed'
  | 'no team said'
  | 'other team'
  | 'elsewhere'
  | 'other season'

export type Standing = {
  place: Place
  /** his line in that day's gamebook */
  line?: Appearance
  /** the team that the place speaks of */
  team?: string
  /** he belongs to another team of the season on that very day */
  bound?: boolean
}

/** Says where a player was on the day of a sighting. */
export const placeOf = (
  { date, teams, team }: NameSighting,
  player: RegisteredPlayer,
  index: RegisteredIndex,
): Standing => {
  const season = seasonOf(date)
  const line = index.whereIs(player.id, date)
  const asked = team === undefined || teams.includes(team) ? teams : [...teams, team]
  if (line && asked.length > 0) {
    if (!asked.includes(line.team)) return { place: 'elsewhere', line, team: line.team }
    const place = team === undefined || line.team === team ? 'in the game' : 'other side'
    return { place, line, team: line.team }
  }
  const stints = player.stints.filter(stint => stint.season === season)
  if (stints.length === 0) return { place: 'other season' }
  if (asked.length === 0) return { place: 'no team said', ...(line ? { line } : {}) }
  const here = stints.filter(stint => asked.includes(stint.team))
  const stated = here.filter(stint => stint.team === team)
  const bound = stints.some(
    ({ team: other, from, to }) =>
      !asked.includes(other) && from !== undefined && to !== undefined && from <= date && date <= to,
  )
  if (here.length === 0) return { place: 'other team', team: stints[0]?.team ?? '', bound }
  if (team !== undefined && stated.length === 0) return { place: 'other side', team: here[0]?.team ?? '' }
  const [stint] = stated.length > 0 ? stated : here
  if (stint === undefined) return { place: 'other season' }
  if (index.listed(date, stint.team)) return { place: 'not listed', team: stint.team, bound }
  const within = (stated.length > 0 ? stated : here).some(
    ({ from, to }) => from !== undefined && to !== undefined && from <= date && date <= to,
  )
  if (within) return { place: 'that day', team: stint.team }
  const undated = stint.from === undefined
  return { place: undated && !bound ? 'on the roster' : 'other days', team: stint.team, bound }
}
