import type { CoverageCell } from '../../pipeline/validation/coverage.ts'
import { monthDates, weekday } from '../../warehouse/calendar-date.ts'
import { describeCell } from './describe-cell.ts'
import { html, type Markup } from './html.ts'
import { monthName } from './month-name.ts'
import { shareStep, statusClass, statusLooks } from './status-looks.ts'

/** Pixels of the drawing, which scales to the width it is given. */
const STEP = 11
const CELL = 10
const LEFT = 34
const TOP = 15

/** One month of the calendar: a row per processor, a column per day, a title on every cell. */
export function calendarMonth(
  month: string,
  targets: readonly string[],
  cellOf: (target: string, day: string) => CoverageCell | undefined,
  days: readonly string[],
): Markup {
  const length = Number(monthDates(month).end.slice(8))
  const [width, height] = [LEFT + length * STEP, TOP + targets.length * STEP]
  const x = (day: string) => LEFT + (Number(day.slice(8)) - 1) * STEP
  const cells = targets.flatMap((target, row) =>
    days.flatMap(day => {
      const cell = cellOf(target, day)
      return cell ? [drawCell(cell, x(day), TOP + row * STEP)] : []
    }),
  )
  const name = monthName(month)
  return html`<figure class="month"><figcaption>${name}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Coverage calendar of ${name}; the table below holds its sums">
<g class="axis" aria-hidden="true">${targets.map((target, row) => html`<text x="${LEFT - 4}" y="${TOP + row * STEP + 8.5}" text-anchor="end">${target}</text>`)}${days
    .filter(day => weekday(day) === 1 || days.length <= 7)
    .map(
      day =>
        html`<text x="${x(day) + CELL / 2}" y="${TOP - 4}" text-anchor="middle">${Number(day.slice(8))}</text>`,
    )}</g>
<g class="cells">${cells}</g></svg></figure>`
}

function drawCell(cell: CoverageCell, x: number, y: number): Markup {
  const { mark } = statusLooks[cell.status]
  const title = html`<title>${describeCell(cell)}</title>`
  const rect = html`<rect class="${statusClass(cell.status)}${stepClass(cell)}" x="${x}" y="${y}" width="${CELL}" height="${CELL}" rx="1.5">${title}</rect>`
  if (mark === '') return rect
  return html`${rect}<text class="m-${cell.status}" x="${x + CELL / 2}" y="${y + 8}" aria-hidden="true">${mark}</text>`
}

/** Shades of what is written, in quarters; a full one is the colour of `ok`. */
const stepClass = ({ status, written, expected }: CoverageCell): string =>
  status !== 'expected failures' ? '' : ` q${shareStep(written / expected)}`
