import { date, strings } from '../../../warehouse/param.ts'
import { readSql } from '../../sql/read-sql.ts'
import { failureCategories, isExpected } from '../../state/failure-categories.ts'
import { type Check, pass } from '../check.ts'
import type { RangeContext } from '../range-context.ts'
import { backfillOf, cellsThatCount } from './cells-that-count.ts'

const EXAMPLES = readSql('preflight/open-failures')
const expected = Object.keys(failureCategories).filter(isExpected)

/** Failures that are no matter of too few games: somebody has to look, and the windows behind them have holes. */
export const openFailuresCheck: Check<RangeContext> = {
  id: 'open-failures',
  phase: 4,
  says: 'no earlier failure waits for an answer',
  quick: false,
  after: ['warehouse'],
  run: async context => {
    const cells = await cellsThatCount(context, ['investigate'])
    const counts = new Map<string, number>()
    for (const [category, count] of cells.flatMap(({ failures }) => Object.entries(failures))) {
      if (!isExpected(category)) counts.set(category, (counts.get(category) ?? 0) + count)
    }
    const numbers = { tableDays: cells.length, ...Object.fromEntries(counts) }
    const [first] = cells
    if (!first) return pass('0 failures wait for an answer', numbers)
    const { rows } = await context.warehouse.query(
      {
        sql: EXAMPLES,
        params: {
          start: date(first.day),
          end: date(context.end),
          targets: strings([...new Set(cells.map(({ target }) => target))]),
          expected: strings(expected),
        },
      },
      { signal: context.signal },
    )
    return {
      kind: 'warn',
      says: `${cells.length} table days hold failures that need an answer (${[...counts].map(([category, count]) => `${count} ${category}`).join(', ') || 'more rows than expected'})`,
      numbers,
      examples: rows.map(row => `${row.analysis_date} ${row.processor_name} ${row.entity_id}`),
      costs: 'these rows are missing here and in every later window',
      mend: backfillOf(cells, 'failed'),
    }
  },
}
