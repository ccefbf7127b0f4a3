import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { processors } from '../processors/processors.ts'
import { tables } from '../tables/index.ts'
import { precomputeFailures } from '../tables/reference/precompute-failures.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'
import { type Cell, emptyCell, type PipelineState, type Recorded } from './pipeline-state.ts'
import { spreadOf, type Took } from './spread-of.ts'

const counted = [
  ...tables.filter(({ phase, dateColumn }) => phase === 2 && dateColumn),
  ...processors.map(p => p.table),
]

/** Rows of every dated table by day; history and failures beside it. Three statements for any range. */
const ROWS = counted
  .map(
    ({ id, name, dateColumn }) =>
      `SELECT '${id}' AS target, ${dateColumn} AS day, COUNT(*) AS row_count FROM ${name} WHERE ${dateColumn} BETWEEN @start AND @end GROUP BY ${dateColumn}`,
  )
  .join('\nUNION ALL\n')

const FAILURES = `
SELECT processor_name AS target, analysis_date AS day, failure_category, COUNT(*) AS row_count
FROM ${precomputeFailures.name}
WHERE analysis_date BETWEEN @start AND @end
GROUP BY processor_name, analysis_date, failure_category`

const HISTORY = `
SELECT
  processor_name AS target,
  data_date AS day,
  status,
  processed_at,
  records_expected,
  run_id,
  formula,
  errors,
  duration_seconds AS unit_seconds,
  COUNT(*) OVER (PARTITION BY run_id, unit_id, retry_attempt, status) AS unit_days
FROM ${processorRunHistory.name}
WHERE data_date BETWEEN @start AND @end
QUALIFY
  ROW_NUMBER() OVER (
    PARTITION BY processor_name, data_date, status ORDER BY processed_at DESC, retry_attempt DESC, run_id DESC
  ) = 1`

/** Reads what is recorded between two days, both included. Plans pass the season's start, for staleness looks back. */
export async function readState(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<PipelineState> {
  const params = { start: date(start), end: date(end) }
  const [rows, failures, history] = await Promise.all(
    [ROWS, FAILURES, HISTORY].map(async sql => (await warehouse.query({ sql, params })).rows),
  )
  return stateOf(rows ?? [], failures ?? [], history ?? [])
}

/** The state behind three result sets; split off so that planning is tested without an engine. */
export function stateOf(
  rows: readonly Row[],
  failures: readonly Row[],
  history: readonly Row[],
): PipelineState {
  const cells = new Map<string, Map<string, Cell>>()
  const took = new Map<string, Took[]>()
  const update = (row: Row, change: (cell: Cell) => Cell) => {
    const [target, day] = [String(row.target), String(row.day)]
    const days = cells.get(target) ?? new Map<string, Cell>()
    days.set(day, change(days.get(day) ?? emptyCell))
    cells.set(target, days)
  }
  for (const row of rows) update(row, cell => ({ ...cell, rows: Number(row.row_count) }))
  for (const row of failures) {
    update(row, cell => ({
      ...cell,
      failures: { ...cell.failures, [String(row.failure_category)]: Number(row.row_count) },
    }))
  }
  for (const row of history) {
    update(row, cell => ({ ...cell, [row.status === 'success' ? 'success' : 'failure']: recordedOf(row) }))
    if (row.status !== 'success') continue
    const days = Number(row.unit_days)
    const own = took.get(String(row.target)) ?? []
    own.push({ seconds: Number(row.unit_seconds) / days, days })
    took.set(String(row.target), own)
  }
  return {
    cell: (target, day) => cells.get(target)?.get(day) ?? emptyCell,
    successDays: target =>
      [...(cells.get(target) ?? [])]
        .filter(([, cell]) => cell.success)
        .map(([day]) => day)
        .sort(),
    secondsPerDay: (target, days) => spreadOf(took.get(target) ?? [], days),
  }
}

const recordedOf = (row: Row): Recorded => ({
  at: String(row.processed_at),
  expected: Number(row.records_expected),
  runId: String(row.run_id),
  formula: String(row.formula),
  error: row.errors === null ? null : String(row.errors),
})
