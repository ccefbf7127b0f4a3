import { formatCount } from '../words/format-count.ts'
import { countFailures } from './count-failures.ts'
import { dataTable } from './data-table.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { percent, shareBar } from './share-bar.ts'

/** What each table owes and has: the calendar for those who do not see it. */
export const showTableSums = ({ sums, processors }: ReportData): Markup =>
  dataTable(
    'Coverage by table',
    [
      { name: 'table' },
      { name: 'written', number: true },
      { name: 'of expected', number: true },
      { name: 'share' },
      { name: 'expected failures', number: true },
      { name: 'errors', number: true },
      { name: 'untracked', number: true },
      { name: 'holds' },
    ],
    sums.map(({ target, expected, written, failures, untracked }) => {
      const counts = countFailures(failures)
      return [
        target,
        formatCount(written),
        formatCount(expected),
        expected === 0
          ? 'nothing owed'
          : html`${shareBar(written / expected)} ${percent(written / expected)}`,
        formatCount(counts.expected),
        alarming(counts.errors),
        alarming(untracked),
        processors.find(({ id }) => id === target)?.says,
      ]
    }),
  )

const alarming = (count: number): string | Markup =>
  count === 0 ? '0' : html`<strong class="bad">${formatCount(count)}</strong>`
