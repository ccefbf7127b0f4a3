import { formatCount } from '../../src/assistant/words/format-count.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import type { NamesWork } from '../../src/pipeline/names/names-work.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'

/** The rows that the tables hold on the days that would be made again. */
export function sayRows({ cells, state }: NamesWork): readonly string[] {
  if (cells.length === 0) return []
  const tables = [...groupBy(cells, ({ target }) => target)].map(([target, group]) => {
    const rows = group.reduce((sum, { date }) => sum + state.cell(target, date).rows, 0)
    return { rows, says: `${target} ${formatCount(rows)}` }
  })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const dates = new Set(cells.map(({ date }) => date)).size
  return [
    `made again: ${plural(rows, 'row')} on ${plural(dates, 'date')} (${tables.map(({ says }) => says).join(', ')})`,
  ]
}
