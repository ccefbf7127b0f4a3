import { type FeedContext, type GameOnSchedule, type Rejected, rejected } from './feed.ts'

type Found = { readonly ok: true; readonly game: GameOnSchedule } | Rejected

/** The game that a file is about, by its day and teams; says so when the schedule has it the other way round. */
export function scheduledGame(context: FeedContext, date: string, away: string, home: string): Found {
  const game = context.game(date, away, home)
  if (game) return { ok: true, game }
  const hint = context.game(date, home, away) ? `; it has ${home}@${away}, home and away are swapped` : ''
  return rejected('unknown-game', `The schedule has no game ${away}@${home} on ${date}${hint}.`)
}

/** The game that a file is about, by its NBA id. */
export function scheduledGameById(context: FeedContext, nbaGameId: string): Found {
  const game = context.gameById(nbaGameId)
  return game ? { ok: true, game } : rejected('unknown-game', `The schedule has no game ${nbaGameId}.`)
}

/** `20211122_BOS_NYK`: the form of all tables but the schedule. */
export const gameIdOf = (date: string, away: string, home: string): string =>
  `${date.replaceAll('-', '')}_${away}_${home}`

/** The final score of a team; undefined while the schedule does not call the game final. */
export function finalScore(game: GameOnSchedule, team: string): number | undefined {
  if (game.status !== 3) return undefined
  return (team === game.home ? game.homeScore : team === game.away ? game.awayScore : null) ?? undefined
}
