import { processors } from '../../processors/processors.ts'
import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { backfillOf, cellsThatCount, countTables } from './cells-that-count.ts'

const phase3 = new Set(processors.filter(({ phase }) => phase === 3).map(({ id }) => id))

/** Days whose last attempt broke off, or whose rows are gone. Phase 3's own are told by its coverage. */
export const failedDaysCheck: Check<RangeContext> = {
  id: 'failed-days',
  phase: 4,
  says: 'no day of Phase 4 is left broken by an earlier run',
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const phase4 = (await context.cells()).filter(({ day }) => day >= context.start)
    const cells = (await cellsThatCount(context, ['failed', 'untracked'])).filter(
      cell => !phase3.has(cell.target),
    )
    const owed = phase4.filter(
      ({ target, status }) => !phase3.has(target) && !['no games', 'bootstrap', 'not yet'].includes(status),
    )
    const numbers = { tableDays: owed.length, broken: cells.length }
    if (cells.length === 0) return pass(`0 of ${owed.length} table days are broken`, numbers)
    return {
      kind: 'fail',
      says: `${cells.length} of ${owed.length} table days of Phase 4 are broken (${countTables(cells)})`,
      numbers,
      examples: examplesOf(
        cells.map(({ target, day, detail, untracked, expected }) =>
          detail === undefined
            ? `${day} ${target}: ${untracked} of ${expected} rows neither written nor failed`
            : `${day} ${target}: ${detail}`,
        ),
      ),
      costs: 'what failed once fails again until its cause is mended, and readers find nothing on these days',
      mend: backfillOf(cells),
    }
  },
}
