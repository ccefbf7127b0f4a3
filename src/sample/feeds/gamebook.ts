import { type Line, pointsOf } from '../box-score.ts'
import type { Lineup } from '../lineup.ts'
import { officials } from '../names.ts'
import type { Random } from '../random.ts'
import type { Lineups } from '../sample-league.ts'
import type { Game } from '../schedule.ts'
import type { PlayedGame } from '../simulate-game.ts'
import type { Team } from '../teams.ts'

/** A gamebook file as NBA.com's parsed PDF gives it: away team first, starters first, inactive by last name only. */
export function gamebookJson(random: Random, game: Game, lineups: Lineups, played: PlayedGame): string {
  const { home, away } = game
  return JSON.stringify({
    game_code: `${game.date.replaceAll('-', '')}/${away.code}${home.code}`,
    date: game.date,
    matchup: `${away.code}@${home.code}`,
    away_team: away.code,
    home_team: home.code,
    arena: home.arena,
    // Now and then nobody counted.
    attendance: random.chance(0.02) ? null : random.between(13_200, 20_400),
    game_duration: `2:${String(random.between(2, 34) + 15 * Math.min(1, played.overtimes)).padStart(2, '0')}`,
    officials: random
      .shuffle(officials)
      .slice(0, 3)
      .sort()
      .map(name => ({ name })),
    active_players: [
      ...played.lines.away.map(line => activePlayer(away, line)),
      ...played.lines.home.map(line => activePlayer(home, line)),
    ],
    dnp_players: [...dnpPlayers(away, lineups.away), ...dnpPlayers(home, lineups.home)],
    inactive_players: [...inactivePlayers(away, lineups.away), ...inactivePlayers(home, lineups.home)],
  })
}

function activePlayer(team: Team, line: Line): object {
  return {
    name: line.player.spelling.gamebook,
    team: team.name,
    status: 'active',
    stats: {
      minutes: clock(line.seconds),
      field_goals_made: line.fgMade,
      field_goals_attempted: line.fgTried,
      three_pointers_made: line.threesMade,
      three_pointers_attempted: line.threesTried,
      free_throws_made: line.ftMade,
      free_throws_attempted: line.ftTried,
      offensive_rebounds: line.offensiveRebounds,
      defensive_rebounds: line.defensiveRebounds,
      total_rebounds: line.offensiveRebounds + line.defensiveRebounds,
      assists: line.assists,
      personal_fouls: line.fouls,
      steals: line.steals,
      turnovers: line.turnovers,
      blocks: line.blocks,
      plus_minus: line.plusMinus,
      points: pointsOf(line),
      field_goal_percentage: share(line.fgMade, line.fgTried),
      three_point_percentage: share(line.threesMade, line.threesTried),
      free_throw_percentage: share(line.ftMade, line.ftTried),
    },
  }
}

const dnpPlayers = (team: Team, lineup: Lineup): object[] =>
  lineup.dnp.map(({ player, reason }) => ({
    name: player.spelling.gamebook,
    team: team.name,
    status: 'did_not_play',
    dnp_reason: reason,
    category: reason === 'Did Not Dress' ? 'DND' : reason === 'Not With Team' ? 'NWT' : 'DNP',
  }))

const inactivePlayers = (team: Team, lineup: Lineup): object[] =>
  lineup.inactive.map(({ player }) => ({
    name: player.lastName,
    team: team.name,
    status: 'inactive',
    reason: null,
    category: 'inactive',
  }))

const twoDigits = (n: number): string => String(n).padStart(2, '0')
const clock = (seconds: number): string => `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`
const share = (made: number, tried: number): number | null =>
  tried === 0 ? null : Math.round((1000 * made) / tried) / 1000
