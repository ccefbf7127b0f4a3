import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { html, type Markup } from '../../assistant/report/html.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import type { Band, Scale } from './bands.ts'
import { drawColumnCell } from './draw-column-cell.ts'
import { drawText } from './draw-text.ts'
import { GAP, type Grid, HEAD, heights, LABEL, PAD, TITLE, TOTALS } from './grid.ts'
import { isDue, isWell } from './severity.ts'
import { fitText, textWidth } from './text-width.ts'

/** A band from its dates down to its last row: names on the left, days in the middle, totals on the right. */
export function drawBand(band: Band, { rows }: MatrixBlock, scale: Scale, grid: Grid, top: number): Markup {
  const x = (column: number) => grid.plot + column * (grid.cell + GAP)
  const right = grid.width - PAD
  const headLine = top + heights.title + heights.head - 10
  const first = top + heights.title + heights.head
  return html`${drawText(band.title, TITLE, { x: PAD, y: top + 32 })}
${drawText(TOTALS, HEAD, { x: right, y: headLine, anchor: 'end', ink: 'soft' })}${heads(
  band,
  scale,
  grid,
).map(({ text, column }) =>
  scale === 'week'
    ? drawText(text, HEAD, { x: x(column), y: headLine, ink: 'soft' })
    : drawText(text, HEAD, { x: x(column) + grid.cell / 2, y: headLine, anchor: 'middle', ink: 'soft' }),
)}
${rows.map(({ name, cells }, row) => {
  const y = first + row * (heights[scale] + heights.gap)
  const line = y + heights[scale] / 2 + 9
  const own = band.columns.flatMap(({ days }) =>
    days.flatMap(day => (day === undefined ? [] : (cells[day] ?? []))),
  )
  const due = own.filter(({ status }) => isDue(status)).length
  const good = own.filter(({ status }) => isWell(status)).length
  return html`${drawText(fitText(name, grid.plot - PAD - GAP, LABEL), LABEL, { x: PAD, y: line })}${band.columns.map(
    ({ days }, column) =>
      drawColumnCell(
        days.map(day => (day === undefined ? undefined : cells[day])),
        scale,
        { x: x(column), y, width: grid.cell, height: heights[scale] },
      ),
  )}${drawText(due === 0 ? 'none due' : `${formatCount(good)} of ${formatCount(due)}`, { ...HEAD, bold: good < due }, { x: right, y: line, anchor: 'end' })}
`
})}`
}

/** Headings that do not reach into the next one or over the plot. */
function heads(band: Band, scale: Scale, grid: Grid): readonly { text: string; column: number }[] {
  const all = band.columns.flatMap(({ head }, column) => (head === '' ? [] : [{ text: head, column }]))
  return all.filter(({ text, column }, i) => {
    const room = ((all[i + 1]?.column ?? band.columns.length) - column) * (grid.cell + GAP)
    return scale !== 'week' || textWidth(text, HEAD) <= room
  })
}
