import type { CoverageStatus } from '../../pipeline/validation/coverage.ts'
import { eachDay, monthOf } from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { formatCount } from '../words/format-count.ts'
import { plural } from '../words/plural.ts'
import { calendarMonth } from './calendar-month.ts'
import { html, type Markup } from './html.ts'
import type { ReportData } from './report-data.ts'
import { section } from './section.ts'
import { showTableSums } from './show-table-sums.ts'
import { statusClass, statuses, statusLooks } from './status-looks.ts'

/** The heat map, month by month, its legend, and the same sums as a table. */
export function showCalendar(data: ReportData): Markup {
  const byKey = new Map(data.cells.map(cell => [`${cell.target} ${cell.day}`, cell]))
  const targets = data.processors.map(({ id }) => id)
  const months = groupBy(eachDay(data.start, data.end), monthOf)
  return section(
    'calendar',
    html`${legend(data)}
<div class="map"><div class="months">${[...months].map(([month, days]) =>
      calendarMonth(month, targets, (target, day) => byKey.get(`${target} ${day}`), days),
    )}</div>
<p class="pointed" id="pointed" hidden>Point at a cell, or tap it, for its numbers.</p></div>
${showTableSums(data)}`,
  )
}

function legend({ cells }: ReportData): Markup {
  const counts = new Map<CoverageStatus, number>()
  for (const { status } of cells) counts.set(status, (counts.get(status) ?? 0) + 1)
  return html`<p>Each of the ${plural(cells.length, 'cell')} is one table on one day; Mondays are numbered.</p>
<ul class="legend">${statuses.map(status => entry(status, counts.get(status) ?? 0))}</ul>`
}

const entry = (status: CoverageStatus, count: number): Markup =>
  html`<li${count === 0 ? html` class="none"` : undefined}>${swatches(status)}<span><b>${status}</b> <span class="count">${formatCount(count)}</span>${
    statusLooks[status].says === '' ? undefined : html` <small>${statusLooks[status].says}</small>`
  }</span></li>`

const swatches = (status: CoverageStatus): Markup =>
  status === 'expected failures'
    ? html`<svg class="swatch" viewBox="0 0 43 10" style="width:3.6em" role="img" aria-label="four shades: to 25, 50, 75 and 100 per cent written">${[
        1, 2, 3, 4,
      ].map(
        step =>
          html`<rect class="${statusClass(status)} q${step}" x="${(step - 1) * 11}" y="0" width="10" height="10" rx="1.5"/>`,
      )}</svg>`
    : html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="${statusClass(status)}" x="0" y="0" width="10" height="10" rx="1.5"/>${
        statusLooks[status].mark === ''
          ? undefined
          : html`<text class="m-${status}" x="5" y="8">${statusLooks[status].mark}</text>`
      }</svg>`
