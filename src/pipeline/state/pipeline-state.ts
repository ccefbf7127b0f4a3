import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Spread } from './spread-of.ts'

/** The latest attempt of one kind that was recorded for a table and day. */
export type Recorded = {
  /** Commit, ISO 8601. */
  readonly at: string
  readonly expected: number
  readonly runId: string
  readonly formula: string
  readonly error: string | null
}

/** All that is recorded of one table on one day. */
export type Cell = {
  /** Rows in the table now. */
  readonly rows: number
  /** Failure records now, by category. */
  readonly failures: Readonly<Record<string, number>>
  readonly success?: Recorded
  readonly failure?: Recorded
}

/** What the warehouse holds, as plans, coverage and validation read it. Tables are named by their short ids. */
export type PipelineState = {
  cell(target: string, day: CalendarDate): Cell
  /** Days of a table with a recorded success, sorted. */
  successDays(target: string): readonly CalendarDate[]
  /** Seconds that a day of a table took so far within units of about `days` days; undefined without history. */
  secondsPerDay(target: string, days: number): Spread | undefined
}

export const emptyCell: Cell = { rows: 0, failures: {} }

export const failureCount = (cell: Cell): number =>
  Object.values(cell.failures).reduce((sum, count) => sum + count, 0)
