import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { eachDay } from '../../warehouse/calendar-date.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Calendar } from '../calendar.ts'
import type { Processor } from '../processors/define-processor.ts'
import { seasonOf } from '../season.ts'
import { cellStatuses } from '../state/cell-status.ts'
import { needsAnswer } from '../state/failure-categories.ts'
import { failureCount } from '../state/pipeline-state.ts'
import { readState } from '../state/read-state.ts'
import { seasonStart } from '../units/unit.ts'
import { expectedEntities } from './expected-entities.ts'

/** How a processor stands on a day, as coverage and validation call it. */
export type CoverageStatus =
  | 'ok'
  | 'expected failures'
  | 'investigate'
  | 'untracked'
  | 'missing'
  | 'failed'
  | 'stale'
  | 'bootstrap'
  | 'not yet'
  | 'no games'

export type CoverageCell = {
  readonly target: string
  readonly day: CalendarDate
  readonly status: CoverageStatus
  /** Entities owed; 0 where nothing is. */
  readonly expected: number
  readonly written: number
  readonly failures: Readonly<Record<string, number>>
  /** Owed, and neither written nor recorded as a failure. */
  readonly untracked: number
  readonly detail?: string
}

/** Every processor on every calendar day of a range, judged from what is in the tables now. */
export async function readCoverage(
  warehouse: Warehouse,
  calendar: Calendar,
  start: CalendarDate,
  end: CalendarDate,
  chosen: readonly Processor[],
): Promise<readonly CoverageCell[]> {
  const [state, expected] = await Promise.all([
    readState(warehouse, seasonStart(seasonOf(start)), end),
    expectedEntities(warehouse, start, end, calendar.today),
  ])
  const statusOf = cellStatuses(state, calendar)
  const days = eachDay(start, end)
  return chosen.flatMap(processor =>
    days.map(day => {
      const status = statusOf(processor, day)
      const cell = state.cell(processor.id, day)
      const failed = failureCount(cell)
      const base = { target: processor.id, day, written: cell.rows, failures: cell.failures }
      if (status.kind === 'no games' || status.kind === 'bootstrap' || status.kind === 'not played yet') {
        const words = status.kind === 'not played yet' ? 'not yet' : status.kind
        return { ...base, status: words, expected: 0, untracked: 0 } as const
      }
      const owed = expected(processor.id, day) ?? cell.success?.expected ?? 0
      const untracked = Math.max(owed - cell.rows - failed, 0)
      const counts = { ...base, expected: owed, untracked }
      if (status.kind === 'missing') return { ...counts, status: 'missing' } as const
      if (status.kind === 'failed') return { ...counts, status: 'failed', detail: status.detail } as const
      if (untracked > 0) return { ...counts, status: 'untracked' } as const
      if (cell.rows + failed > owed) {
        const detail = `${cell.rows + failed} rows and failures for ${owed} expected`
        return { ...counts, status: 'investigate', detail } as const
      }
      if (needsAnswer(cell)) return { ...counts, status: 'investigate' } as const
      if (status.kind === 'stale') return { ...counts, status: 'stale', detail: status.detail } as const
      return { ...counts, status: failed > 0 ? 'expected failures' : 'ok' } as const
    }),
  )
}
