import { type NameParts, nameParts } from './name-parts.ts'
import type { ListedPlayer, ResolutionRule } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { indexSightings } from './sightings.ts'

/** The rows of one game that print the same last name for the same team: nothing tells them apart but their place. */
export type InactiveGroup = {
  date: string
  team: string
  rows: ListedPlayer[]
  candidates: SeasonPlayer[]
  /** who is spoken for that day: he dressed, sat, or an inactive row has him already; shared by the day's groups */
  taken: Set<string>
  /** a candidate fell away because he was with another team before and after */
  narrowed: boolean
  settled: { player: SeasonPlayer; rule: ResolutionRule }[]
}

/** `Williams III` means a Williams known as III when there is one, else a Williams known without any suffix. */
const fitting = (printed: NameParts, players: readonly SeasonPlayer[]): SeasonPlayer[] => {
  const sharing = players.filter(({ spellings }) =>
    spellings.some(({ tails }) => tails.includes(printed.base)),
  )
  if (printed.suffix === '') return sharing
  const same = sharing.filter(({ spellings }) => spellings.some(({ suffix }) => suffix === printed.suffix))
  return same.length > 0
    ? same
    : sharing.filter(({ spellings }) => spellings.every(({ suffix }) => suffix === ''))
}

/** Keeps what a function made of a name: a season repeats each some eighty times. */
const remembering = <T>(make: (name: string) => T): ((name: string) => T) => {
  const made = new Map<string, T>()
  return name => {
    const known = made.get(name) ?? make(name)
    made.set(name, known)
    return known
  }
}

const groupRows = (inactive: readonly ListedPlayer[]): ListedPlayer[][] => {
  const partsOf = remembering(nameParts)
  const groups = new Map<string, ListedPlayer[]>()
  for (const row of inactive) {
    const { base, suffix } = partsOf(row.name)
    const key = `${row.gameId}|${row.team}|${base}|${suffix}`
    const rows = groups.get(key)
    if (rows) rows.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].map(rows => rows.sort((a, b) => a.position - b.position))
}

/** The season players of a team whom a printed last name fits. */
const namesakesIn = (players: ReadonlyMap<string, readonly SeasonPlayer[]>) => {
  const teams = new Map(
    [...players].map(([team, those]) => [team, remembering(name => fitting(nameParts(name), those))]),
  )
  return (team: string, name: string): SeasonPlayer[] => teams.get(team)?.(name) ?? []
}

/**
 * Gathers a season's inactive rows by game, team and printed name, with their candidates: who shares the name, belongs to
 * the team that season, neither dressed nor sat for any team that day, and was not seen with one other team both before
 * and after it.
 */
export const groupInactives = (
  listed: readonly ListedPlayer[],
  players: ReadonlyMap<string, readonly SeasonPlayer[]>,
): InactiveGroup[] => {
  const present = listed.filter(({ status }) => status !== 'inactive')
  const presence = indexSightings(present)
  const days = new Map<string, Set<string>>()
  const takenOn = (date: string): Set<string> => {
    const taken = days.get(date) ?? new Set<string>()
    days.set(date, taken)
    return taken
  }
  for (const { date, lookup } of present) takenOn(date).add(lookup)

  const namesakes = namesakesIn(players)
  return groupRows(listed.filter(({ status }) => status === 'inactive')).flatMap((rows): InactiveGroup[] => {
    const [row] = rows
    if (row === undefined) return []
    const { date, team } = row
    const taken = takenOn(date)
    const free = namesakes(team, row.name).filter(({ lookup }) => !taken.has(lookup))
    const candidates = free.filter(({ lookup }) => {
      const { before, after } = presence.around(lookup, date)
      return before === undefined || before !== after || before === team
    })
    const narrowed = candidates.length < free.length
    return [{ date, team, rows, candidates, taken, narrowed, settled: [] }]
  })
}
