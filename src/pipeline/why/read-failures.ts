import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'

/** One record of an entity that was not written. */
export type FailureRecord = {
  readonly entity: string
  readonly category: string
  readonly reason: string
  readonly runId: string
  /** ISO 8601. */
  readonly at: string
}

const SQL = readSql('why/failures')

export async function readFailures(
  warehouse: Warehouse,
  target: string,
  day: CalendarDate,
): Promise<readonly FailureRecord[]> {
  const { rows } = await warehouse.query({ sql: SQL, params: { processor: string(target), day: date(day) } })
  return rows.map(row => ({
    entity: String(row.entity_id),
    category: String(row.failure_category),
    reason: String(row.failure_reason),
    runId: String(row.run_id),
    at: String(row.created_at),
  }))
}
