import { isExpected } from '../../pipeline/state/failure-categories.ts'
import { daysBetween } from '../../warehouse/calendar-date.ts'
import { formatCount } from '../words/format-count.ts'
import { categoryOrder, failureClass } from './failure-colours.ts'
import { type FailureDay, type FailureSeries, standing } from './failure-series.ts'
import { html, type Markup } from './html.ts'
import { monthName } from './month-name.ts'
import { percent } from './share-bar.ts'

/** An error is never lower than this, in per cent, in high and in low charts: a single one in four hundred has to be seen. */
const LEAST = 4
const LEAST_LOW = 12

/**
 * Stacked bars of one table: share of the expected rows that failed, by category. The drawing is stretched to the page's
 * width, so all text stands outside of it.
 */
export function failureChart(
  { target, days }: FailureSeries,
  says: string,
  start: string,
  end: string,
): Markup {
  const length = daysBetween(start, end) + 1
  const at = (day: string) => daysBetween(start, day)
  const total = days.reduce((sum, { failed }) => sum + failed, 0)
  const owed = days.reduce((sum, { expected }) => sum + expected, 0)
  const low = Math.max(...days.map(({ share }) => share)) < 0.05
  const label = `${target}: ${formatCount(total)} of ${formatCount(owed)} rows failed (${percent(total / owed)})`
  return html`<figure class="chart${low ? ' low' : ''}"><figcaption><b>${target}</b> <span class="soft">${says}</span> ${formatCount(total)} of ${formatCount(owed)} rows (${percent(total / owed)})</figcaption>
<div class="plot"><div class="y" aria-hidden="true"><span>100 %</span><span>50 %</span><span>0</span></div>
<svg viewBox="0 0 ${length} 100" preserveAspectRatio="none" role="img" aria-label="${label}"><path class="grid" d="M0 0H${length}M0 50H${length}M0 100H${length}"/>${days.map(
    day => band(day, at(day.day)),
  )}${days.map(day => bar(target, day, at(day.day), low ? LEAST_LOW : LEAST))}<path class="edge" d="${days.map(day => edge(day, at(day.day))).join('')}"/></svg></div>
<div class="x" aria-hidden="true">${monthStarts(start, end).map(
    day =>
      html`<span style="left:${((at(day) / length) * 100).toFixed(2)}%">${monthName(day.slice(0, 7)).slice(0, 3)}</span>`,
  )}</div></figure>`
}

const band = ({ band }: FailureDay, x: number): Markup =>
  band === undefined
    ? html``
    : html`<rect class="band" x="${x}" y="${round(100 - band.high * 100)}" width="1" height="${round((band.high - band.low) * 100)}"/>`

/** The band's ends again, over the bars. */
const edge = ({ band }: FailureDay, x: number): string =>
  band === undefined ? '' : `M${x} ${round(100 - band.high * 100)}h1M${x} ${round(100 - band.low * 100)}h1`

function bar(target: string, day: FailureDay, x: number, least: number): Markup {
  let top = 100
  const parts = categoryOrder(Object.keys(day.failures)).map(category => {
    const share = ((day.failures[category] ?? 0) / day.expected) * 100
    const height = isExpected(category) ? share : Math.max(share, least)
    top -= height
    return html`<rect class="${failureClass(category)}" x="${round(x + 0.15)}" y="${round(Math.max(top, 0))}" width="0.7" height="${round(height)}"/>`
  })
  return html`<g><title>${describeDay(target, day)}</title>${parts}</g>`
}

function describeDay(target: string, day: FailureDay): string {
  const categories = Object.entries(day.failures).map(
    ([category, count]) => `${formatCount(count)} ${category}`,
  )
  const where = standing(day)
  const expects = day.band ? `; expected ${percent(day.band.low)} to ${percent(day.band.high)}: ${where}` : ''
  return `${target} ${day.day}: ${formatCount(day.failed)} of ${formatCount(day.expected)} failed (${percent(day.share)})${categories.length > 0 ? `: ${categories.join(', ')}` : ''}${expects}`
}

/**
 * The range's first day, and the first days of its other months; without those that would print over
 * another or over the edge.
 */
function monthStarts(start: string, end: string): readonly string[] {
  const starts: string[] = []
  for (let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]; ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1]
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    if (first > end) break
    starts.push(first < start ? start : first)
  }
  const wide = starts.filter(day => day === start || daysBetween(day, end) * 12 > daysBetween(start, end))
  const [one, two] = wide
  const crowded =
    one !== undefined && two !== undefined && daysBetween(one, two) * 14 < daysBetween(start, end)
  return crowded ? wide.slice(1) : wide
}

const round = (value: number): number => Math.round(value * 100) / 100
