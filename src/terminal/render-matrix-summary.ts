import type { CoverageStatus, MatrixBlock } from '../assistant/answer/answer.ts'
import { formatCount } from '../assistant/words/format-count.ts'
import { renderTable } from './render-table.ts'
import type { Screen } from './screen.ts'

const counted = ['ok', 'expected failures', 'investigate', 'failed', 'missing', 'stale', 'untracked'] as const
/** Days on which nothing is due. */
const notDue: readonly CoverageStatus[] = ['bootstrap', 'not yet', 'no games']

/** Days by status for every processor; `due` is the denominator, the columns behind it add up to it. */
export function renderMatrixSummary(block: MatrixBlock, screen: Screen): readonly string[] {
  return renderTable(
    {
      kind: 'table',
      columns: [
        { name: 'processor' },
        ...['days due', ...counted].map(name => ({ name, align: 'right' as const })),
      ],
      rows: block.rows.map(({ name, cells }) => [
        name,
        formatCount(cells.filter(({ status }) => !notDue.includes(status)).length),
        ...counted.map(status => formatCount(cells.filter(cell => cell.status === status).length)),
      ]),
    },
    // Its headings wrap on paper too: every number stays whole, and a log keeps its width.
    { ...screen, fits: true },
  )
}
