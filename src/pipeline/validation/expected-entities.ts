import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { seasonOf } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

const SQL = readSql('validation/expected-entities')

/** What a processor owes on a day, counted from raw tables; undefined for days that are not over. */
export type ExpectedEntities = (target: string, day: CalendarDate) => number | undefined

export async function expectedEntities(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
  today: CalendarDate,
): Promise<ExpectedEntities> {
  const params = {
    start: date(start),
    end: date(end),
    season_start: date(seasonStart(seasonOf(start))),
    season_end: date(seasonEnd(seasonOf(end))),
    today: date(today),
  }
  const { rows } = await warehouse.query({ sql: SQL, params })
  const counts = new Map(rows.map(row => [`${row.target} ${row.day}`, Number(row.expected)]))
  return (target, day) => counts.get(`${target} ${day}`)
}
