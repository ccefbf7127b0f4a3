import { type NameParts, nameParts } from './name-parts.ts'
import type { ListedPlayer, Resolution, ResolutionRule } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { indexSightings, type Sighting } from './sightings.ts'

/** The rows of one game that print the same last name for the same team: nothing tells them apart but their place. */
type Group = {
  date: string
  team: string
  rows: ListedPlayer[]
  candidates: SeasonPlayer[]
  /** a candidate fell away because he was with another team before and after */
  narrowed: boolean
  settled: { player: SeasonPlayer; rule: ResolutionRule }[]
}

const dayKey = (date: string, lookup: string): string => `${date}|${lookup}`

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
 * Names the inactive players of a season, of whom gamebooks print the last name only. Candidates share the name, belong to
 * the team that season and neither dressed nor sat for any team that day. Then, each over the whole season at once so that
 * no order matters:
 * - `exclusion`: as many candidates are left as rows of that name (`elsewhere`: after dropping who was seen with one other
 *   team both before and after that day);
 * - `injury report`: the report of that game day names him for that team;
 * - `tenure`: he was seen with this team both before and after. A gamebook lists everybody on the team, so he is there.
 * A player whom two rows of one day would claim by the same step goes to neither. What remains is `ambiguous`, or `unknown`
 * without a candidate.
 *
 * @param reported is this player, by canonical lookup, on the team's injury report for that game day?
 */
export const resolveInactives = (
  listed: readonly ListedPlayer[],
  players: ReadonlyMap<string, readonly SeasonPlayer[]>,
  reported: (date: string, team: string, lookup: string) => boolean,
): Resolution[] => {
  const present: Sighting[] = listed.filter(({ status }) => status !== 'inactive')
  const presence = indexSightings(present)
  /** Who is spoken for on a day: he dressed, sat, or an inactive row has him already. */
  const taken = new Set(present.map(({ date, lookup }) => dayKey(date, lookup)))

  const namesakes = namesakesIn(players)
  const groups = groupRows(listed.filter(({ status }) => status === 'inactive')).flatMap((rows): Group[] => {
    const [row] = rows
    if (row === undefined) return []
    const { date, team } = row
    const free = namesakes(team, row.name).filter(({ lookup }) => !taken.has(dayKey(date, lookup)))
    const candidates = free.filter(({ lookup }) => {
      const { before, after } = presence.around(lookup, date)
      return before === undefined || before !== after || before === team
    })
    return [{ date, team, rows, candidates, narrowed: candidates.length < free.length, settled: [] }]
  })

  const open = (group: Group): number => group.rows.length - group.settled.length
  const left = (group: Group): SeasonPlayer[] =>
    group.candidates.filter(({ lookup }) => !taken.has(dayKey(group.date, lookup)))

  /**
   * One step: every group claims at once. Who is claimed twice on one day goes to neither, and a group that claims more
   * than it has rows contradicts itself and gets nobody. Was anybody settled?
   */
  const settle = (
    claim: (group: Group) => SeasonPlayer[],
    ruleOf: (group: Group) => ResolutionRule,
  ): boolean => {
    const claims = groups
      .filter(group => open(group) > 0)
      .map(group => ({ group, claimed: claim(group) }))
      .filter(({ claimed }) => claimed.length > 0)
    const count = new Map<string, number>()
    const keys = ({ group, claimed }: (typeof claims)[number]) =>
      claimed.map(({ lookup }) => dayKey(group.date, lookup))
    for (const key of claims.flatMap(keys)) count.set(key, (count.get(key) ?? 0) + 1)
    const granted = claims.filter(
      claim => claim.claimed.length <= open(claim.group) && keys(claim).every(key => count.get(key) === 1),
    )
    for (const claim of granted) {
      for (const key of keys(claim)) taken.add(key)
      const rule = ruleOf(claim.group)
      claim.group.settled.push(...claim.claimed.map(player => ({ player, rule })))
    }
    return granted.length > 0
  }
  const exclude = (): void => {
    const claim = (group: Group) => (left(group).length === open(group) ? left(group) : [])
    while (settle(claim, ({ narrowed }) => (narrowed ? 'elsewhere' : 'exclusion'))) {}
  }

  exclude()
  settle(
    group => left(group).filter(({ lookup }) => reported(group.date, group.team, lookup)),
    () => 'injury report',
  )
  exclude()
  const found = groups.flatMap(({ date, team, settled }) =>
    settled.map(({ player }): Sighting => ({ lookup: player.lookup, date, team })),
  )
  const undecided = new Set(groups.filter(g => open(g) > 0).flatMap(g => left(g).map(({ lookup }) => lookup)))
  const sightings = indexSightings([...present, ...found].filter(({ lookup }) => undecided.has(lookup)))
  settle(
    group =>
      left(group).filter(({ lookup }) => {
        const { before, after } = sightings.around(lookup, group.date)
        return before === group.team && after === group.team
      }),
    () => 'tenure',
  )
  exclude()

  return groups.flatMap(group => {
    const settled = group.settled.sort((a, b) => (a.player.lookup < b.player.lookup ? -1 : 1))
    const candidates = left(group).map(({ lookup }) => lookup)
    return group.rows.map(({ gameId, date, team, name, lookup, position }, i): Resolution => {
      const row = {
        source: 'gamebook' as const,
        gameId,
        date,
        team,
        rawName: name,
        rawLookup: lookup,
        position,
      }
      const found = settled[i]
      if (found) {
        const { player, rule } = found
        return { ...row, playerLookup: player.lookup, playerName: player.name, rule, candidates: [] }
      }
      const rule = candidates.length > 0 ? 'ambiguous' : 'unknown'
      return { ...row, playerLookup: null, playerName: null, rule, candidates }
    })
  })
}
