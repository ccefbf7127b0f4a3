import { type GamebookName, matchRosters } from './match-rosters.ts'
import type { ResolutionRule, RosterName } from './season-names.ts'
import { type Spelling, spellingOf } from './spelling.ts'

/** Somebody who belonged to a team at some time of a season, with every spelling of him that is known there. */
export type SeasonPlayer = {
  /** the canonical lookup: the gamebook's where one names him, else the roster's */
  lookup: string
  name: string
  /** each with the rule that ties it to him */
  spellings: (Spelling & { rule: ResolutionRule })[]
}

/** Gamebooks repeat their names game after game: each once, in an order that does not depend on theirs. */
const distinctNames = (gamebook: readonly GamebookName[]): GamebookName[] => {
  const teams = new Map<string, Map<string, GamebookName>>()
  for (const named of gamebook) {
    const names = teams.get(named.team) ?? new Map<string, GamebookName>()
    teams.set(named.team, names)
    names.set(named.name, named)
  }
  return [...teams.values()]
    .flatMap(names => [...names.values()])
    .sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))
}

const nameKey = ({ name, team }: GamebookName): string => `${name}|${team}`

/** The players of every team of one season: whoever a gamebook or a roster names. Sorted by lookup. */
export const seasonPlayers = (
  gamebook: readonly GamebookName[],
  roster: readonly RosterName[],
): Map<string, SeasonPlayer[]> => {
  const teams = new Map<string, Map<string, SeasonPlayer>>()
  const add = (
    team: string,
    player: { lookup: string; name: string },
    spelled: GamebookName,
    rule: ResolutionRule,
  ) => {
    const players = teams.get(team) ?? new Map<string, SeasonPlayer>()
    teams.set(team, players)
    const known = players.get(player.lookup) ?? { ...player, spellings: [] }
    players.set(player.lookup, known)
    if (known.spellings.some(spelling => spelling.lookup === spelled.lookup)) return
    known.spellings.push({ ...spellingOf(spelled.name, spelled.lookup), rule })
  }
  const listed = distinctNames(gamebook)
  for (const named of listed) {
    add(named.team, { lookup: named.lookup, name: named.name }, named, 'exact')
  }
  for (const match of matchRosters(listed, roster)) {
    const player = { lookup: match.playerLookup, name: match.playerName }
    add(match.team, player, { ...match, ...player }, 'exact')
    add(match.team, player, match, match.rule === 'own' ? 'exact' : match.rule)
  }
  return new Map(
    [...teams].map(([team, players]) => [
      team,
      [...players.values()].sort((a, b) => (a.lookup < b.lookup ? -1 : 1)),
    ]),
  )
}
