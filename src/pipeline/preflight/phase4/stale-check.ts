import { type Check, examplesOf, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { backfillOf, cellsThatCount, countTables } from './cells-that-count.ts'

export const staleCheck: Check<RangeContext> = {
  id: 'stale',
  phase: 4,
  says: 'nothing is older than what it was made from',
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const cells = await cellsThatCount(context, ['stale'])
    const numbers = { stale: cells.length }
    if (cells.length === 0) return pass('0 table days are out of date', numbers)
    return {
      kind: 'warn',
      says: `${cells.length} table days are older than what they were made from (${countTables(cells)})`,
      numbers,
      examples: examplesOf(cells.map(({ target, day, detail }) => `${day} ${target}: ${detail}`)),
      costs: 'they show what was known before, and so does all that is made from them',
      mend: backfillOf(cells),
    }
  },
}
