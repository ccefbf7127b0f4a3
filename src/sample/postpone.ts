import { type Game, gameIdOf } from './schedule.ts'
import { addDays } from './season-calendar.ts'

/** A game that was not played on its date (`from`), and the game that made up for it. */
export type Postponed = { readonly from: Game; readonly to: Game }

/**
 * Takes the first game on or after `day` off its date and plays it at least a week later, on the first date with
 * games on which both teams are free, under the id that follows the season's last.
 */
export function postponeOne(
  games: readonly Game[],
  day: number,
): { games: readonly Game[]; postponed: Postponed } {
  const from = games.find(game => game.day >= day)
  if (!from) throw new RangeError(`The season has no game on or after its day ${day}`)
  const season = from.season
  const busy = new Set(games.filter(game => shareTeam(game, from)).map(game => game.day))
  const free = games.find(game => game.day >= from.day + 7 && !busy.has(game.day))
  if (!free) throw new Error(`No date is left to make up for ${from.id}`)
  const to: Game = {
    ...from,
    id: gameIdOf(season, games.length + 1),
    day: free.day,
    date: addDays(season.firstDay, free.day),
  }
  const before = games.filter(game => game !== from && game.day <= to.day)
  const after = games.filter(game => game.day > to.day)
  return { games: [...before, to, ...after], postponed: { from, to } }
}

const shareTeam = (one: Game, other: Game): boolean =>
  [one.home, one.away].some(team => team === other.home || team === other.away)
