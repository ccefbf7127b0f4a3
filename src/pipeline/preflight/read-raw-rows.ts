import type { FeedId } from '../../files/layout.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date, int64 } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { seasonOf } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'

const SQL = readSql('preflight/raw-rows')

/** Rows of one game, day or team's roster in a raw table. */
export type RawCount = { readonly rows: number; readonly teams: number }

/** Looks up rows of a feed by game id, report day, or `2021 BOS` for rosters. */
export type RawRows = (feed: FeedId, subject: string) => RawCount

const nothing: RawCount = { rows: 0, teams: 0 }

export async function readRawRows(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
  signal?: AbortSignal,
): Promise<RawRows> {
  const params = {
    start: date(start),
    end: date(end),
    first_season: int64(seasonOf(start)),
    last_season: int64(seasonOf(end)),
  }
  const { rows } = await warehouse.query({ sql: SQL, params }, { signal })
  const counts = new Map(
    rows.map(row => [
      `${row.feed} ${row.subject}`,
      { rows: Number(row.row_count), teams: Number(row.teams) },
    ]),
  )
  return (feed, subject) => counts.get(`${feed} ${subject}`) ?? nothing
}
