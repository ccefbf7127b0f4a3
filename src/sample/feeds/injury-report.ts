import type { Lineup } from '../lineup.ts'
import { withoutAccents } from '../names.ts'
import type { Player } from '../players.ts'
import type { Random } from '../random.ts'
import type { Lineups } from '../sample-league.ts'
import type { Game } from '../schedule.ts'
import type { Team } from '../teams.ts'

/** Hour of the day's report, US Eastern. */
export const reportHour = 17

/** The day's official injury report: who is out of the day's games, and some who may play. Names without accents. */
export function injuryReportJson(
  random: Random,
  date: string,
  games: readonly { readonly game: Game; readonly lineups: Lineups }[],
): string {
  return JSON.stringify({
    report_date: date,
    report_hour: reportHour,
    records: games.flatMap(({ game, lineups }) => [
      ...recordsOf(random, game, game.away, lineups.away),
      ...recordsOf(random, game, game.home, lineups.home),
    ]),
  })
}

function recordsOf(random: Random, game: Game, team: Team, lineup: Lineup): object[] {
  const record = (player: Player, status: string, reason: string): object => ({
    report_date: game.date,
    game_date: game.date,
    game_time: `${game.time.replace(' PM', '').padStart(5, '0')} (ET)`,
    matchup: `${game.away.code}@${game.home.code}`,
    team_name: team.name,
    player_name: lastNameFirst(player),
    player_status: status,
    player_reason: reason,
    team: team.code,
  })
  const records = lineup.inactive.map(({ player, reason }) => record(player, 'Out', reason))
  for (const player of lineup.unlisted) records.push(record(player, 'Out', 'Personal Reasons'))
  if (random.chance(0.5)) {
    const status = random.pick(['Questionable', 'Questionable', 'Probable', 'Available', 'Available'])
    records.push(record(random.pick(lineup.active), status, 'Injury/Illness - Left Knee; Soreness'))
  }
  return records
}

const lastNameFirst = (player: Player): string => withoutAccents(`${player.lastName}, ${player.firstName}`)
