import { expect, test } from 'vitest'
import { calendarOfSchedule } from '../../../src/pipeline/calendar.ts'
import { processorById } from '../../../src/pipeline/processors/processors.ts'
import { cellStatuses } from '../../../src/pipeline/state/cell-status.ts'
import { stateOf } from '../../../src/pipeline/state/read-state.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'
import type { Row } from '../../../src/warehouse/warehouse.ts'
import { failedRow, gameRow, successRow } from '../plan/random-worlds.ts'

const first = '2021-10-19'
const nth = (n: number) => addDays(first, n)
const today = nth(40)
const calendar = calendarOfSchedule(
  [...Array.from({ length: 40 }, (_, i) => gameRow(nth(i))), gameRow(nth(41), 1)],
  today,
)
const day = nth(20)

function statusOf(
  id: string,
  on: string,
  history: readonly Row[],
  rows: readonly Row[] = [],
  failures: readonly Row[] = [],
) {
  return cellStatuses(stateOf(rows, failures, history), calendar)(processorById(id), on)
}
const three = (target: string) => [{ target, day, row_count: 3 }]
const made = (target: string, minute: number, on = day) => successRow(target, on, minute, 3)

test.each([
  ['no games', 'psza', nth(40)],
  ['bootstrap', 'psza', nth(13)],
  ['missing', 'psza', nth(14)],
  ['missing', 'pgs', first],
  ['not played yet', 'pgs', nth(41)],
  ['missing', 'upgc', nth(41)],
])('a day without records is "%s" for %s on %s', (kind, id, on) => {
  expect(statusOf(id, on, [])).toEqual({ kind })
})

test('a day is complete when rows and failures make what was recorded', () => {
  const failures = [{ target: 'pgs', day, failure_category: 'MISSING_DEPENDENCY', row_count: 1 }]
  expect(statusOf('pgs', day, [successRow('pgs', day, 5, 4)], three('pgs'), failures)).toEqual({
    kind: 'complete',
  })
})

test('rows that are fewer than recorded are gone, and the status says how many', () => {
  expect(statusOf('pgs', day, [successRow('pgs', day, 5, 4)], three('pgs'))).toEqual({
    kind: 'rows gone',
    detail: '3 of 4 recorded rows are there',
  })
})

test('the later of a success and a failure counts', () => {
  expect(statusOf('pgs', day, [failedRow('pgs', day, 4)])).toEqual({ kind: 'failed', detail: 'it broke' })
  expect(statusOf('pgs', day, [made('pgs', 5), failedRow('pgs', day, 6)], three('pgs')).kind).toBe('failed')
  expect(statusOf('pgs', day, [made('pgs', 5), failedRow('pgs', day, 4)], three('pgs')).kind).toBe('complete')
})

test.each([
  // PCF reads PSZA of the same day only.
  ['pcf', 'psza', 0, true],
  ['pcf', 'psza', -1, false],
  // PSZA reads PGS of earlier days only.
  ['psza', 'pgs', 0, false],
  ['psza', 'pgs', -1, true],
  ['psza', 'pgs', -18, true],
  ['psza', 'pgs', 1, false],
  // TDZA reads the schedule of the day and of earlier ones.
  ['tdza', 'schedule', 0, true],
  ['tdza', 'schedule', -1, true],
  ['tdza', 'schedule', 1, false],
  // UPGC takes rosters as they stand.
  ['upgc', 'roster', -18, false],
])('%s after a later commit of %s, %i days off, is stale: %s', (id, upstream, offset, stale) => {
  const history = (minute: number) => [made(id, 50), made(upstream, minute, nth(20 + offset))]
  expect(statusOf(id, day, history(51), three(id))).toEqual(
    stale ? { kind: 'stale', detail: `${upstream} was committed later` } : { kind: 'complete' },
  )
  expect(statusOf(id, day, history(49), three(id))).toEqual({ kind: 'complete' })
})

test('a later commit of another season makes nothing stale', () => {
  const history = [made('psza', 50), made('pgs', 51, '2020-12-25')]
  expect(statusOf('psza', day, history, three('psza'))).toEqual({ kind: 'complete' })
})
