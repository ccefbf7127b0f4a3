import { date, int64 } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import type { FeedContext, GameOnSchedule } from '../feeds/feed.ts'
import { schedule } from '../tables/raw/schedule.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

/** What a feed may know of a season: its games, its teams' names and its first day, from the schedule in the warehouse. */
export async function feedContext(warehouse: Warehouse, seasonYear: number): Promise<FeedContext> {
  const { rows } = await warehouse.query({
    sql: `SELECT game_id, game_date, season_year, away_team_tricode, home_team_tricode, away_team_name, home_team_name, game_status, away_team_score, home_team_score, is_regular_season FROM ${schedule.name} WHERE game_date BETWEEN @first AND @last AND season_year = @season_year ORDER BY game_date, game_id`,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
    },
  })
  return contextOf(rows)
}

/** The same from schedule rows, wherever they come from. */
export function contextOf(rows: readonly Row[]): FeedContext {
  const byId = new Map<string, GameOnSchedule>()
  const byTeams = new Map<string, GameOnSchedule>()
  const teams = new Map<string, string>()
  const firstDays = new Map<number, string>()
  for (const row of rows) {
    const game: GameOnSchedule = {
      nbaGameId: String(row.game_id),
      date: String(row.game_date),
      seasonYear: Number(row.season_year),
      away: String(row.away_team_tricode),
      home: String(row.home_team_tricode),
      status: Number(row.game_status),
      awayScore: row.away_team_score === null ? null : Number(row.away_team_score),
      homeScore: row.home_team_score === null ? null : Number(row.home_team_score),
    }
    byId.set(game.nbaGameId, game)
    byTeams.set(`${game.date} ${game.away}@${game.home}`, game)
    teams.set(String(row.away_team_name), game.away)
    teams.set(String(row.home_team_name), game.home)
    const first = firstDays.get(game.seasonYear)
    if (first === undefined || game.date < first) firstDays.set(game.seasonYear, game.date)
  }
  return {
    gameById: id => byId.get(id),
    game: (date, away, home) => byTeams.get(`${date} ${away}@${home}`),
    teamCode: name => teams.get(name),
    firstGameDay: seasonYear => firstDays.get(seasonYear),
  }
}
