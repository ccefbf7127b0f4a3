import { groupBy } from '../../warehouse/group-by.ts'
import { plural } from '../words/plural.ts'
import { printDates } from '../words/print-dates.ts'
import { dataTable } from './data-table.ts'
import { html, type Markup, nothing } from './html.ts'
import type { ReportData } from './report-data.ts'
import { sayRest } from './say-rest.ts'
import { section } from './section.ts'
import { statusLooks } from './status-looks.ts'

/** Table days that somebody has to act on, and every failure that nobody expects, with its reason. */
export function showOpen({ cells, unexpected }: ReportData): Markup {
  const open = cells.filter(({ status }) =>
    ['failed', 'untracked', 'investigate', 'missing', 'stale'].includes(status),
  )
  if (open.length === 0) return section('look', html`<p>Nothing: no table day is open.</p>`)
  const groups = [...groupBy(open, ({ target, status }) => `${target} ${status}`).values()]
  return section(
    'look',
    html`${dataTable(
      `${plural(open.length, 'open table day')}`,
      [
        { name: 'table' },
        { name: 'status' },
        { name: 'days', number: true },
        { name: 'which', words: true },
        { name: 'why', words: true },
      ],
      groups.flatMap(group => {
        const [first] = group
        if (!first) return []
        const which = printDates(group.map(({ day }) => day))
        return [
          [first.target, first.status, group.length, which, first.detail ?? statusLooks[first.status].says],
        ]
      }),
    )}${
      unexpected.total === 0
        ? nothing
        : html`${dataTable(
            'Failures that nobody expects',
            [
              { name: 'who or what' },
              { name: 'table' },
              { name: 'day' },
              { name: 'category', code: true },
              { name: 'reason', words: true },
            ],
            unexpected.shown.map(({ entity, target, day, category, reason }) => [
              entity,
              target,
              day,
              category,
              reason,
            ]),
          )}${sayRest(unexpected)}`
    }`,
  )
}
