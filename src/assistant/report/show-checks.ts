import { formatCount } from '../words/format-count.ts'
import { plural } from '../words/plural.ts'
import { dataTable } from './data-table.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { section } from './section.ts'

/** What has to hold between tables, and inside each of them. */
export const showChecks = ({ checks, faults, processors }: ReportData): Markup =>
  section(
    'checks',
    html`${dataTable(
      'Cross-checks',
      [{ name: 'check' }, { name: 'says', words: true }, { name: 'result', words: true }],
      checks.map(({ name, says, offenders, examples }) => [
        name,
        says,
        offenders === 0
          ? html`<span class="good">✓ holds</span>`
          : html`<strong class="bad">✗ broken ${plural(offenders, 'time')}</strong> ${examples.join('; ')}`,
      ]),
    )}
${
  faults.length === 0
    ? html`<p><span class="good">✓</span> The contracts of all ${plural(processors.length, 'table')} hold for every stored row of the range.</p>`
    : dataTable(
        'Contract rules that stored rows break',
        [{ name: 'table' }, { name: 'rule', words: true }, { name: 'rows', number: true }],
        faults.map(({ target, says, rows }) => [target, says, formatCount(rows)]),
      )
}`,
  )
