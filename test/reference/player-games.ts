import { type Game, type Line, type Reference, type Shot, seasonOf } from './game.ts'

/** One player's part in one game: his line and, where there is play-by-play, his shots. */
export type PlayerGame = {
  readonly game: Game
  readonly line: Line
  readonly shots: readonly Shot[] | undefined
}

/** Every player's games of the date's season strictly before it, the latest first. */
export function playerGamesBefore({ games }: Reference, date: string): Map<string, PlayerGame[]> {
  const found = new Map<string, PlayerGame[]>()
  for (const game of gamesBefore(games, date)) {
    for (const line of game.lines) {
      const shots = game.shots?.filter(shot => shot.shooter === line.lookup)
      const own = found.get(line.lookup) ?? []
      own.push({ game, line, shots })
      found.set(line.lookup, own)
    }
  }
  return found
}

export const gamesBefore = (games: readonly Game[], date: string): Game[] =>
  games.filter(game => game.date < date && game.season === seasonOf(date)).reverse()
