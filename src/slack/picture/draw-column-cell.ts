import type { MatrixCell } from '../../assistant/answer/answer.ts'
import { html, type Markup, nothing } from '../../assistant/report/html.ts'
import { statusLooks } from '../../assistant/report/status-looks.ts'
import type { Scale } from './bands.ts'
import { type Box, drawCell, drawGround, fillOf } from './draw-cell.ts'
import { drawText } from './draw-text.ts'
import { worstOf } from './severity.ts'
import { textWidth } from './text-width.ts'

const WORDS = { size: 24 } as const
const STRIPS = 10
const GAP = 2

/** What a row has in a column: one day, or a week by its worst day over a strip of its seven. */
export function drawColumnCell(days: readonly (MatrixCell | undefined)[], scale: Scale, box: Box): Markup {
  const worst = worstOf(days.filter(day => day !== undefined))
  if (!worst) return nothing
  if (scale === 'day in words') return drawWords(worst, box)
  if (scale === 'day') return drawCell(worst, box)
  const square = { ...box, height: box.height - STRIPS - GAP }
  const at = (day: number) => box.x + Math.round((day * box.width) / days.length)
  const y = box.y + box.height - STRIPS
  return html`${drawCell(worst, square)}${runsOf(days).map(
    ({ fill, from, to }) =>
      html`<rect x="${at(from)}" y="${y}" width="${at(to) - at(from)}" height="${STRIPS}" fill="${fill}"/>`,
  )}`
}

/** Days of one colour in one piece; days to come and those that the matrix does not have stay blank. */
function runsOf(
  days: readonly (MatrixCell | undefined)[],
): readonly { fill: string; from: number; to: number }[] {
  const runs: { fill: string; from: number; to: number }[] = []
  for (const [day, cell] of days.entries()) {
    if (!cell || cell.status === 'not yet') continue
    const fill = fillOf(cell)
    const last = runs.at(-1)
    if (last?.fill === fill && last.to === day) last.to = day + 1
    else runs.push({ fill, from: day, to: day + 1 })
  }
  return runs
}

/** The share and the status, in as many words as there is room for. */
function drawWords(cell: MatrixCell, box: Box): Markup {
  const { mark, ink } = statusLooks[cell.status]
  const share = cell.share === undefined ? '' : formatPercent(cell.share)
  const texts = [`${share} ${cell.status}`, share === '' ? cell.status : `${share} ${mark}`, mark].map(text =>
    text.trim(),
  )
  const text = texts.find(each => textWidth(each, WORDS) <= box.width - 8) ?? ''
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 9, anchor: 'middle' } as const
  return html`${drawGround(cell, box)}${text === '' ? undefined : drawText(text, WORDS, { ...place, ink })}`
}

/** Only what is whole is 100 %, and only what is nothing is 0 %. */
const formatPercent = (share: number): string =>
  share >= 1 ? '100%' : share > 0 && share < 0.01 ? '<1%' : `${Math.floor(Math.max(share, 0) * 100)}%`
