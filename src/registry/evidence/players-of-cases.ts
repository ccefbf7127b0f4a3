import { seasonOf } from '../../files/season.ts'
import type { NameCase } from './name-case.ts'
import type { RegisteredPlayer } from './registered.ts'

/**
 * The registry that a list of cases itself implies, for when there is no other: everybody it names, by his registered name,
 * in each season with the fewest teams that explain his games. A single game does not say on which side he was, so he is
 * then with both, and the cases become harder than with a real roster, not easier.
 */
export const playersOfCases = (cases: readonly NameCase[]): RegisteredPlayer[] => {
  const players = new Map<string, { name: string; seasons: Map<number, string[][]> }>()
  for (const { sighting, expected, expectedName } of cases) {
    if (expected === null) continue
    const player = players.get(expected) ?? { name: expectedName, seasons: new Map<number, string[][]>() }
    players.set(expected, player)
    const season = seasonOf(sighting.date)
    const games = player.seasons.get(season) ?? []
    player.seasons.set(season, [...games, [...sighting.teams]])
  }
  return [...players].map(([id, { name, seasons }]) => ({
    id,
    name,
    stints: [...seasons].flatMap(([season, games]) => teamsOf(games).map(team => ({ season, team }))),
  }))
}

/** Greedy: the team that explains most of what is left, ties together, until every game is explained. */
const teamsOf = (games: readonly (readonly string[])[]): string[] => {
  const chosen: string[] = []
  let left = games.filter(teams => teams.length > 0)
  while (left.length > 0) {
    const counts = new Map<string, number>()
    for (const team of left.flat()) counts.set(team, (counts.get(team) ?? 0) + 1)
    const most = Math.max(...counts.values())
    const best = [...counts].filter(([, count]) => count === most).map(([team]) => team)
    chosen.push(...best)
    left = left.filter(teams => !teams.some(team => best.includes(team)))
  }
  return chosen
}
