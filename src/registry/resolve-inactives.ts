import { groupInactives, type InactiveGroup } from './group-inactives.ts'
import type { Ruled } from './name-rulings.ts'
import { nothingRuled, type RuledOn } from './ruled-on.ts'
import type { ListedPlayer, Resolution, ResolutionRule } from './season-names.ts'
import type { SeasonPlayer } from './season-players.ts'
import { indexSightings, type Sighting } from './sightings.ts'

const dayKey = (date: string, lookup: string): string => `${date}|${lookup}`

/** How many rows of the group still want a player. */
const open = (group: InactiveGroup): number => group.rows.length - group.settled.length

/** The candidates whom nothing else of that day has taken. */
const left = (group: InactiveGroup): SeasonPlayer[] =>
  group.candidates.filter(({ lookup }) => !group.taken.has(lookup))

/** One answer per row: the settled players in the order of their lookups, then the abstentions. */
const answersOf = (group: InactiveGroup): Resolution[] => {
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
    const answer = settled[i]
    if (answer) {
      const { player, rule } = answer
      return { ...row, playerLookup: player.lookup, playerName: player.name, rule, candidates: [] }
    }
    const rule = candidates.length > 0 ? 'ambiguous' : 'unknown'
    return { ...row, playerLookup: null, playerName: null, rule, candidates }
  })
}

const withoutRejected = (group: InactiveGroup, { isNot, notAPlayer }: Ruled): InactiveGroup =>
  isNot.size === 0 && !notAPlayer
    ? group
    : {
        ...group,
        candidates: notAPlayer ? [] : group.candidates.filter(({ lookup }) => !isNot.has(lookup)),
      }

/** Whom people said that a group's rows mean, unless he dressed or sat for somebody that day. */
const decided = (
  group: InactiveGroup,
  { is }: Ruled,
  players: ReadonlyMap<string, readonly SeasonPlayer[]>,
  known: ReadonlySet<string>,
): SeasonPlayer[] => {
  const team = players.get(group.team) ?? []
  return is.flatMap(({ lookup, name, near }) => {
    const player = team.find(one => one.lookup === lookup)
    if (group.taken.has(lookup) || !(player || near || !known.has(lookup))) return []
    return [player ?? { lookup, name, spellings: [] }]
  })
}

/**
 * Names the inactive players of a season, of whom gamebooks print the last name only. Candidates share the name, belong to
 * the team that season and neither dressed nor sat for any team that day. Then, each over the whole season at once so that
 * no order matters:
 * - `decision`: somebody said whom the name means there, and he was not seen elsewhere that day;
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
  ruled: RuledOn = nothingRuled,
): Resolution[] => {
  const gathered = groupInactives(listed, players).map(group => {
    const [row] = group.rows
    const said = row ? ruled('gamebook', row) : undefined
    return { group: said ? withoutRejected(group, said) : group, said }
  })
  const groups = gathered.map(({ group }) => group)
  const known = new Set([...players.values()].flat().map(({ lookup }) => lookup))
  const decidedFor = new Map(
    gathered.map(({ group, said }) => [group, said ? decided(group, said, players, known) : []]),
  )
  /**
   * One step: every group claims at once. Who is claimed twice on one day goes to neither, and a group that claims more
   * than it has rows contradicts itself and gets nobody. Was anybody settled?
   */
  const settle = (
    claim: (group: InactiveGroup) => SeasonPlayer[],
    ruleOf: (group: InactiveGroup) => ResolutionRule,
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
      for (const { lookup } of claim.claimed) claim.group.taken.add(lookup)
      const rule = ruleOf(claim.group)
      claim.group.settled.push(...claim.claimed.map(player => ({ player, rule })))
    }
    return granted.length > 0
  }
  const exclude = (): void => {
    const claim = (group: InactiveGroup) => (left(group).length === open(group) ? left(group) : [])
    while (settle(claim, ({ narrowed }) => (narrowed ? 'elsewhere' : 'exclusion'))) {}
  }

  settle(
    group => decidedFor.get(group) ?? [],
    () => 'decision',
  )
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
  const present = listed.filter(({ status }) => status !== 'inactive')
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

  return groups.flatMap(answersOf)
}
