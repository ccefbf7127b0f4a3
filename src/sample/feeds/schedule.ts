import type { Game } from '../schedule.ts'
import type { Season } from '../season-calendar.ts'
import type { Team } from '../teams.ts'

/** A scheduled game with its score once it is final. */
export type ScheduledGame = {
  readonly game: Game
  readonly final?: { readonly home: number; readonly away: number }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A season's schedule file, by game id. A game without a score was postponed: status 1, text PPD, no points. */
export function scheduleJson(season: Season, games: readonly ScheduledGame[]): string {
  const byId = [...games].sort((one, other) => (one.game.id < other.game.id ? -1 : 1))
  return JSON.stringify({
    season: String(season.startYear),
    season_nba_format: season.name,
    game_count: games.length,
    games: byId.map(entryOf),
  })
}

function entryOf({ game, final }: ScheduledGame): object {
  const { home, away, date } = game
  const [year, month, day] = date.split('-')
  return {
    gameId: game.id,
    gameCode: `${date.replaceAll('-', '')}/${away.code}${home.code}`,
    gameStatus: final ? 3 : 1,
    gameStatusText: final ? 'Final' : 'PPD',
    gameDateEst: `${date}T00:00:00Z`,
    gameTimeText: `${game.time}, ${months[Number(month) - 1]} ${Number(day)}, ${year}`,
    homeTeam: teamEntry(home, final?.home ?? 0),
    awayTeam: teamEntry(away, final?.away ?? 0),
    arenaName: home.arena,
    isNeutral: false,
    isRegularSeason: true,
    isPlayoffs: false,
    isAllStar: false,
  }
}

const teamEntry = (team: Team, score: number): object => ({
  teamId: team.id,
  teamTricode: team.code,
  teamName: team.name,
  score,
})
