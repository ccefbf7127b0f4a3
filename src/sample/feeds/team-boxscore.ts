import { type Line, pointsOf, sumOf } from '../box-score.ts'
import type { Game } from '../schedule.ts'
import type { PlayedGame } from '../simulate-game.ts'
import type { Team } from '../teams.ts'

/** A team box score file: the home team first. */
export function teamBoxscoreJson(game: Game, played: PlayedGame): string {
  return JSON.stringify({
    gameId: game.id,
    gameDate: game.date,
    homeTeam: game.home.code,
    awayTeam: game.away.code,
    teams: [
      totals(game.home, true, played.lines.home, played.score.home - played.score.away),
      totals(game.away, false, played.lines.away, played.score.away - played.score.home),
    ],
  })
}

function totals(team: Team, isHome: boolean, lines: readonly Line[], margin: number): object {
  const offensive = sumOf(lines, line => line.offensiveRebounds)
  const defensive = sumOf(lines, line => line.defensiveRebounds)
  return {
    teamId: team.id,
    teamAbbreviation: team.code,
    teamName: team.name,
    isHome,
    minutes: sumOf(lines, line => line.seconds) / 60,
    points: sumOf(lines, pointsOf),
    fieldGoals: { made: sumOf(lines, line => line.fgMade), attempted: sumOf(lines, line => line.fgTried) },
    threePointers: {
      made: sumOf(lines, line => line.threesMade),
      attempted: sumOf(lines, line => line.threesTried),
    },
    freeThrows: { made: sumOf(lines, line => line.ftMade), attempted: sumOf(lines, line => line.ftTried) },
    rebounds: { offensive, defensive, total: offensive + defensive },
    assists: sumOf(lines, line => line.assists),
    steals: sumOf(lines, line => line.steals),
    blocks: sumOf(lines, line => line.blocks),
    turnovers: sumOf(lines, line => line.turnovers),
    personalFouls: sumOf(lines, line => line.fouls),
    plusMinus: margin,
    winLoss: margin > 0 ? 'W' : 'L',
  }
}
