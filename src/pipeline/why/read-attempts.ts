import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'

/** One attempt at a table and day, as the run history has it. */
export type Attempted = {
  readonly succeeded: boolean
  /** Commit, ISO 8601. */
  readonly at: string
  readonly runId: string
  readonly number: number
  readonly formula: string
  readonly error?: string
  readonly by: string
}

const SQL = readSql('why/attempts')

/** Newest first. */
export async function readAttempts(
  warehouse: Warehouse,
  target: string,
  day: CalendarDate,
): Promise<readonly Attempted[]> {
  const { rows } = await warehouse.query({ sql: SQL, params: { processor: string(target), day: date(day) } })
  return rows.map(row => ({
    succeeded: row.status === 'success',
    at: String(row.processed_at),
    runId: String(row.run_id),
    number: Number(row.retry_attempt),
    formula: String(row.formula),
    ...(row.errors === null ? {} : { error: String(row.errors) }),
    by: String(row.triggered_by),
  }))
}
