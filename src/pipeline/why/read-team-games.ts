import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date, int64, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

/** A game of one team as the schedule has it, with what Phase 3 made of its defence. */
export type TeamGame = {
  readonly day: CalendarDate
  readonly gameId: string
  readonly isFinal: boolean
  readonly statusText: string
  readonly hasBoxScore: boolean
  readonly hasRow: boolean
  readonly hasZones: boolean
}

const SQL = readSql('why/team-games')

/** A team's games of a season, by date. */
export async function readTeamGames(
  warehouse: Warehouse,
  seasonYear: number,
  team: string,
): Promise<readonly TeamGame[]> {
  const { rows } = await warehouse.query({
    sql: SQL,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
      team: string(team),
    },
  })
  return rows.map(row => ({
    day: String(row.game_date),
    gameId: String(row.game_id),
    isFinal: row.game_status === 3,
    statusText: row.game_status_text === null ? '' : String(row.game_status_text),
    hasBoxScore: row.has_box_score === true,
    hasRow: row.has_row === true,
    hasZones: row.has_zones === true,
  }))
}

/** The team's game day nearest to a day, of those that were played; the earlier of two. */
export const nearestGameDay = (games: readonly TeamGame[], day: CalendarDate): CalendarDate | undefined => {
  const played = games.filter(({ isFinal }) => isFinal).map(game => game.day)
  return played.findLast(each => each <= day) ?? played.find(each => each > day)
}
