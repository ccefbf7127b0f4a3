import { failureCategories, isExpected } from '../../pipeline/state/failure-categories.ts'
import { formatCount } from '../words/format-count.ts'
import { plural } from '../words/plural.ts'
import { BANDED } from './banded.ts'
import { dataTable } from './data-table.ts'
import { failureChart } from './failure-chart.ts'
import { categoryOrder, failureClass } from './failure-colours.ts'
import { type FailureDay, type FailureSeries, failureSeries, standing } from './failure-series.ts'
import { html, type Markup, nothing } from './html.ts'
import type { ReportData } from './report-data.ts'
import { section } from './section.ts'
import { percent } from './share-bar.ts'

/** Failures by day and category, held against the band that is expected where there is one. */
export function showFailures(data: ReportData): Markup {
  const series = failureSeries(data)
  if (series.length === 0) return section('failures', html`<p>No failure is recorded in this range.</p>`)
  const says = (target: string) => data.processors.find(({ id }) => id === target)?.says ?? ''
  const categories = categoryOrder(data.sums.flatMap(({ failures }) => Object.keys(failures)))
  const banded = series.find(({ target }) => target === BANDED)?.days.filter(({ band }) => band) ?? []
  return section(
    'failures',
    html`<p>Share of the expected rows that failed, per game day. Errors are drawn a little higher than they are, so that a single one can be seen.</p>
<ul class="legend">${categories.map(category => legendEntry(category, series))}${
      banded.length > 0
        ? html`<li><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="band" x="0" y="0" width="10" height="10"/></svg><span><b>expected band</b> <small>of ${BANDED}, by days since the season began</small></span></li>`
        : nothing
    }</ul>
<div class="charts">${series.map(one => failureChart(one, says(one.target), data.start, data.end))}</div>
${banded.length > 0 ? bandTable(banded) : nothing}`,
  )
}

function legendEntry(category: string, series: readonly FailureSeries[]): Markup {
  const count = series.reduce(
    (sum, { days }) => sum + days.reduce((all, { failures }) => all + (failures[category] ?? 0), 0),
    0,
  )
  const kind = isExpected(category) ? 'expected' : 'error'
  const says = failureCategories[category]?.says ?? 'a category that nobody declared'
  return html`<li><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="${failureClass(category)}" x="0" y="0" width="10" height="10" rx="1.5"/></svg><span><b>${category}</b> <span class="count">${formatCount(count)}</span> <small>${kind}: ${says}</small></span></li>`
}

function bandTable(days: readonly FailureDay[]): Markup {
  const count = (where: ReturnType<typeof standing>) => days.filter(day => standing(day) === where).length
  const says = `${BANDED} against its band: ${formatCount(count('within'))} of ${plural(days.length, 'day')} within, ${formatCount(count('above'))} above, ${formatCount(count('below'))} below`
  return html`<details><summary>${says}</summary>${dataTable(
    `${BANDED} by game day`,
    [
      { name: 'day' },
      { name: 'failed', number: true },
      { name: 'of expected', number: true },
      { name: 'share', number: true },
      { name: 'band', number: true },
      { name: 'stands' },
    ],
    days.map(day => [
      day.day,
      formatCount(day.failed),
      formatCount(day.expected),
      percent(day.share),
      day.band ? `${percent(day.band.low)} to ${percent(day.band.high)}` : '',
      standing(day),
    ]),
  )}</details>`
}
