import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'

/** A game as the schedule has it, with what came in for it. */
export type DayGame = {
  readonly day: CalendarDate
  readonly gameId: string
  readonly away: string
  readonly home: string
  readonly isFinal: boolean
  /** As printed: `Final`, `PPD`, `7:30 pm ET`. */
  readonly statusText: string
  /** Rows in the raw tables; 0 where the file is missing. */
  readonly gamebookRows: number
  readonly boxScoreRows: number
  readonly playByPlayRows: number
}

const SQL = readSql('why/day-games')

/** Every game of some days that the schedule has, played or not. */
export async function readDayGames(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly DayGame[]> {
  const { rows } = await warehouse.query({ sql: SQL, params: { start: date(start), end: date(end) } })
  return rows.map(row => ({
    day: String(row.game_date),
    gameId: String(row.game_id),
    away: String(row.away_team_tricode),
    home: String(row.home_team_tricode),
    isFinal: row.game_status === 3,
    statusText: row.game_status_text === null ? '' : String(row.game_status_text),
    gamebookRows: Number(row.players),
    boxScoreRows: Number(row.teams),
    playByPlayRows: Number(row.events),
  }))
}

/** `MIN@MEM` */
export const matchup = ({ away, home }: Pick<DayGame, 'away' | 'home'>): string => `${away}@${home}`
