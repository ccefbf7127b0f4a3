import { alikeBy, FURTHER_LIKENESSES, type FurtherLikeness } from './evidence/alike-by.ts'
import type { RosterName } from './season-names.ts'
import { differOnlyBySuffix, type Spelling, shareInitialAndLastName, spellingOf } from './spelling.ts'

/** A full name under which gamebooks list an active or DNP player of a team. */
export type GamebookName = { team: string; name: string; lookup: string }

/** A roster spelling and the player it means. `own`: no gamebook of the season names him, his roster name stands. */
export type RosterMatch = {
  team: string
  name: string
  lookup: string
  playerLookup: string
  playerName: string
  rule: 'exact' | 'suffix' | 'initial' | FurtherLikeness | 'own'
}

type Same = (a: Spelling, b: Spelling) => boolean

const byTeam = (names: readonly GamebookName[]): Map<string, Spelling[]> => {
  const teams = new Map<string, Map<string, Spelling>>()
  for (const { team, name, lookup } of [...names].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const spellings = teams.get(team) ?? new Map<string, Spelling>()
    if (!spellings.has(lookup)) spellings.set(lookup, spellingOf(name, lookup))
    teams.set(team, spellings)
  }
  return new Map([...teams].map(([team, spellings]) => [team, [...spellings.values()]]))
}

/** The pairs that are each other's only match. */
const mutualPairs = (left: Spelling[], right: Spelling[], same: Same): [Spelling, Spelling][] =>
  left.flatMap(a => {
    const [b, ...rest] = right.filter(candidate => same(a, candidate))
    if (b === undefined || rest.length > 0) return []
    return left.filter(other => same(other, b)).length === 1 ? [[a, b] as [Spelling, Spelling]] : []
  })

/**
 * Says for every roster spelling of a season which gamebook name it means, team by team: the same lookup, else the same
 * but for the suffix, else the same last name and initial among those left over, else alike in another way. A player whom gamebooks list only for
 * another team of the season (traded, or not yet arrived) is found there by lookup or suffix. Each step wants the two
 * to be each other's only match.
 */
export const matchRosters = (
  gamebook: readonly GamebookName[],
  roster: readonly RosterName[],
): RosterMatch[] => {
  const listed = byTeam(gamebook)
  const rostered = byTeam(roster)
  const season = [...new Map([...listed.values()].flat().map(s => [s.lookup, s])).values()]
  const inSeason = new Map(season.map(spelling => [spelling.lookup, spelling]))
  const matches: RosterMatch[] = []

  for (const [team, spellings] of rostered) {
    const open = new Map(spellings.map(spelling => [spelling.lookup, spelling]))
    const free = new Map((listed.get(team) ?? []).map(spelling => [spelling.lookup, spelling]))
    const match = (spelling: Spelling, player: Spelling, rule: RosterMatch['rule']) => {
      open.delete(spelling.lookup)
      free.delete(player.lookup)
      const { name, lookup } = spelling
      matches.push({ team, name, lookup, playerLookup: player.lookup, playerName: player.name, rule })
    }
    const pair = (players: Iterable<Spelling>, same: Same, rule: RosterMatch['rule']) => {
      for (const [a, b] of mutualPairs([...open.values()], [...players], same)) match(a, b, rule)
    }
    for (const spelling of spellings) {
      const player = free.get(spelling.lookup)
      if (player) match(spelling, player, 'exact')
    }
    pair(free.values(), differOnlyBySuffix, 'suffix')
    for (const spelling of open.values()) {
      const player = inSeason.get(spelling.lookup)
      if (player) match(spelling, player, 'exact')
    }
    const taken = new Set(matches.filter(m => m.team === team).map(m => m.playerLookup))
    const bases = new Set([...open.values()].map(({ base }) => base))
    const elsewhere = season.filter(s => bases.has(s.base) && !taken.has(s.lookup) && !free.has(s.lookup))
    pair(elsewhere, differOnlyBySuffix, 'suffix')
    pair(free.values(), shareInitialAndLastName, 'initial')
    // A roster is edited by hand: a slip in it is rarer than two brothers whose names are a letter apart.
    for (const likeness of FURTHER_LIKENESSES.filter(one => one !== 'typo'))
      pair(free.values(), (a, b) => alikeBy(a.name, b.name) === likeness, likeness)
    for (const spelling of open.values()) match(spelling, spelling, 'own')
  }
  return adoptFromOtherTeams(matches)
}

/** A spelling that one team's gamebooks explain means the same player on a roster that none explains. */
const adoptFromOtherTeams = (matches: RosterMatch[]): RosterMatch[] => {
  const explained = new Map<string, RosterMatch[]>()
  for (const match of matches) {
    if (match.rule !== 'own') explained.set(match.lookup, [...(explained.get(match.lookup) ?? []), match])
  }
  return matches.map(match => {
    if (match.rule !== 'own') return match
    const [known, ...others] = explained.get(match.lookup) ?? []
    if (known === undefined || others.some(other => other.playerLookup !== known.playerLookup)) return match
    const { playerLookup, playerName, rule } = known
    return { ...match, playerLookup, playerName, rule }
  })
}
