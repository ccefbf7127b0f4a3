import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date, string } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import type { Calendar } from '../calendar.ts'
import type { Processor } from '../processors/define-processor.ts'
import { upstreamsOf } from '../processors/lineage.ts'
import { seasonOf } from '../season.ts'
import { type CellStatus, cellStatuses } from '../state/cell-status.ts'
import { readState } from '../state/read-state.ts'
import { contractRules } from '../units/contract-rules.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'
import { type Attempted, readAttempts } from './read-attempts.ts'
import { type FailureRecord, readFailures } from './read-failures.ts'

/** A table that the processor reads, with its newest commit on the days that reach the day. */
export type UpstreamCommit = { readonly target: string; readonly at?: string; readonly runId?: string }

/** What is recorded of one entity of a table on one day, and of the day's attempts. */
export type RecordEvidence = {
  readonly processor: Processor
  readonly day: CalendarDate
  readonly calendar: Calendar
  readonly entity: string
  readonly status: CellStatus
  /** Newest first. */
  readonly attempts: readonly Attempted[]
  readonly failure: FailureRecord | undefined
  /** All records of the day, the entity's own included. */
  readonly failures: readonly FailureRecord[]
  readonly row: Row | undefined
  /** Rules of the contract that hold for every row, and those that the row breaks. */
  readonly rules: number
  readonly broken: readonly string[]
  /** The first later day on which the entity has a row. */
  readonly firstRow: CalendarDate | undefined
  readonly upstreams: readonly UpstreamCommit[]
}

export async function readRecord(
  warehouse: Warehouse,
  calendar: Calendar,
  processor: Processor,
  day: CalendarDate,
  entity: string,
): Promise<RecordEvidence> {
  const { table } = processor
  const dateColumn = String(table.dateColumn)
  const entityColumn = table.key.find(name => name !== dateColumn)
  const where = `${dateColumn} = @day AND ${entityColumn} = @entity`
  const strict = contractRules(table).filter(({ budget }) => budget === 0)
  const params = { day: date(day), entity: string(entity), last: date(seasonEnd(seasonOf(day))) }
  const rowsOf = async (sql: string) => (await warehouse.query({ sql, params })).rows
  const [state, attempts, failures, rows, offences, later] = await Promise.all([
    readState(warehouse, seasonStart(seasonOf(day)), day),
    readAttempts(warehouse, processor.id, day),
    readFailures(warehouse, processor.id, day),
    rowsOf(`SELECT * FROM ${table.name} WHERE ${where}`),
    rowsOf(
      `SELECT ${strict.map(({ offends }, index) => `COUNTIF(${offends}) AS r${index}`).join(', ')} FROM ${table.name} WHERE ${where}`,
    ),
    rowsOf(
      `SELECT MIN(${dateColumn}) AS first_row FROM ${table.name} WHERE ${dateColumn} > @day AND ${dateColumn} <= @last AND ${entityColumn} = @entity`,
    ),
  ])
  const firstRow = later[0]?.first_row
  return {
    processor,
    day,
    calendar,
    entity,
    status: cellStatuses(state, calendar)(processor, day),
    attempts,
    failure: failures.find(record => record.entity === entity),
    failures,
    row: rows[0],
    rules: strict.length,
    broken: strict.filter((_, index) => Number(offences[0]?.[`r${index}`]) > 0).map(({ says }) => says),
    firstRow: firstRow === null || firstRow === undefined ? undefined : String(firstRow),
    upstreams: upstreamsOf(processor).map(({ target, days }) => {
      const reached = state
        .successDays(target)
        .filter(each => (days === 'same day' || days === 'as it stands' ? each === day : each <= day))
        .map(each => state.cell(target, each).success)
      const newest = reached.reduce(
        (best, each) => (each && (!best || each.at > best.at) ? each : best),
        undefined,
      )
      return { target, ...(newest ? { at: newest.at, runId: newest.runId } : {}) }
    }),
  }
}
