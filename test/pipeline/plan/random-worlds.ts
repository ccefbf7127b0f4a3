import fc from 'fast-check'
import { calendarOfSchedule } from '../../../src/pipeline/calendar.ts'
import { processors } from '../../../src/pipeline/processors/processors.ts'
import { stateOf } from '../../../src/pipeline/state/read-state.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'
import type { Row } from '../../../src/warehouse/warehouse.ts'

export const today = '2022-11-15'

export const instant = (minute: number): string => new Date(Date.UTC(2022, 10, 1, 0, minute)).toISOString()

export const gameRow = (game_date: string, game_status = 3): Row => ({ game_date, game_status })

export const successRow = (target: string, day: string, minute: number, expected: number): Row => ({
  target,
  day,
  status: 'success',
  processed_at: instant(minute),
  records_expected: expected,
  run_id: 'r',
  formula: 'f',
  errors: null,
  seconds: 0.5,
})

export const failedRow = (target: string, day: string, minute: number): Row => ({
  ...successRow(target, day, minute, 0),
  status: 'failed',
  errors: 'it broke',
})

/** The three result sets that a pipeline's state is made of. */
export type Recorded = {
  readonly rows: readonly Row[]
  readonly failures: readonly Row[]
  readonly history: readonly Row[]
}

export const stateFrom = ({ rows, failures, history }: Recorded) => stateOf(rows, failures, history)

const datedTargets = tables.filter(({ phase, dateColumn }) => phase >= 2 && dateColumn).map(({ id }) => id)

const cell = fc.record({
  kind: fc.constantFrom('nothing', 'complete', 'rows gone', 'failed', 'failed later', 'mended'),
  minute: fc.integer({ min: 1, max: 300 }),
  failures: fc.integer({ min: 0, max: 3 }),
  category: fc.constantFrom('INSUFFICIENT_DATA', 'MISSING_DEPENDENCY'),
})

function record(target: string, day: string, { kind, minute, failures, category }: Cell): Recorded {
  if (kind === 'nothing') return { rows: [], failures: [], history: [] }
  if (kind === 'failed') return { rows: [], failures: [], history: [failedRow(target, day, minute)] }
  const found = 4 + failures
  return {
    rows: [{ target, day, row_count: 4 }],
    failures: failures > 0 ? [{ target, day, failure_category: category, row_count: failures }] : [],
    history: [
      successRow(target, day, minute, kind === 'rows gone' ? found + 1 : found),
      ...(kind === 'failed later' ? [failedRow(target, day, minute + 1)] : []),
      ...(kind === 'mended' ? [failedRow(target, day, minute - 1)] : []),
    ],
  }
}
type Cell = typeof cell extends fc.Arbitrary<infer T> ? T : never

/** Games of up to two seasons around today, and whatever may be recorded of them. */
export const worlds = fc
  .uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 })
  .chain(offsets => {
    const days = offsets.map(offset => addDays('2021-10-19', offset)).sort()
    const slots = days.flatMap(day => datedTargets.map(target => ({ day, target })))
    return fc
      .record({
        days: fc.constant(days),
        statuses: fc.array(fc.constantFrom(1, 3, 3, 3), { minLength: days.length, maxLength: days.length }),
        cells: fc.array(cell, { minLength: slots.length, maxLength: slots.length }),
        chosen: fc.subarray([...processors], { minLength: 1 }),
        policy: fc.constantFrom('missing' as const, 'failed' as const, 'all' as const),
        range: fc.constantFrom(
          { start: '2021-10-19', end: '2023-06-30' },
          { start: '2021-11-15', end: '2022-01-31' },
          { start: '2022-10-01', end: '2022-12-31' },
        ),
      })
      .map(({ statuses, cells, ...world }) => {
        const records = slots.map(({ target, day }, i) => record(target, day, cells[i] as Cell))
        return {
          ...world,
          calendar: calendarOfSchedule(
            days.map((day, i) => gameRow(day, statuses[i])),
            today,
          ),
          recorded: {
            rows: records.flatMap(({ rows }) => rows),
            failures: records.flatMap(({ failures }) => failures),
            history: records.flatMap(({ history }) => history),
          },
        }
      })
  })
