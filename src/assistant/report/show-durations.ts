import { groupBy } from '../../warehouse/group-by.ts'
import { formatDuration } from '../words/format-duration.ts'
import { plural } from '../words/plural.ts'
import { dataTable } from './data-table.ts'
import { html, type Markup } from './html.ts'
import type { Duration, ReportData } from './report-data.ts'
import { section } from './section.ts'
import { shareBar } from './share-bar.ts'

/** Runs that get a column; older ones are named below. */
const COLUMNS = 6

/** Where the time went: a row per table, a column per run, the longest cell with the longest bar. */
export function showDurations({ durations, processors }: ReportData): Markup {
  if (durations.length === 0) return section('durations', html`<p>Nothing has run for this range.</p>`)
  const byRun = [...groupBy(durations, ({ runId }) => runId)].sort(([, a], [, b]) =>
    firstStart(a) < firstStart(b) ? 1 : -1,
  )
  const shown = byRun.slice(0, COLUMNS)
  const order = processors.map(({ id }) => id)
  const targets = [...new Set(shown.flatMap(([, group]) => group.map(({ target }) => target)))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1),
  )
  const longest = Math.max(...durations.map(({ seconds }) => seconds), 0.001)
  const rows = targets.map(target => [
    target,
    ...shown.map(([, group]) => {
      const one = group.find(duration => duration.target === target)
      return one ? showOne(one, longest) : html`<span class="soft">not in it</span>`
    }),
  ])
  const older = byRun.length - shown.length
  return section(
    'durations',
    html`<p>Time of the units that touch the range, with all of their days; newest run first.${older > 0 ? ` ${plural(older, 'older run')} left out.` : ''}</p>
${dataTable(
  'Time by table and run',
  [
    { name: 'table' },
    ...shown.map(([runId, group]) => ({
      name: `${runId} (${firstStart(group).slice(0, 10)})`,
    })),
  ],
  [
    ...rows,
    [
      'all',
      ...shown.map(
        ([, group]) => html`<b>${formatDuration(group.reduce((sum, { seconds }) => sum + seconds, 0))}</b>`,
      ),
    ],
  ],
)}`,
  )
}

const firstStart = (group: readonly Duration[]): string =>
  group.map(({ startedAt }) => startedAt).sort()[0] ?? ''

const showOne = ({ seconds, days, rows, failedUnits }: Duration, longest: number): Markup =>
  html`<span title="${plural(rows, 'row')}, ${plural(days, 'day')}">${shareBar(seconds / longest)} ${sayTime(seconds)}</span>${
    failedUnits > 0 ? html` <strong class="bad">${plural(failedUnits, 'failed unit')}</strong>` : undefined
  }`

/** Hundredths below ten seconds, where tables differ by no more. */
const sayTime = (seconds: number): string =>
  seconds < 10 ? `${seconds.toFixed(2)} s` : formatDuration(seconds)
