import type { MatrixCell } from '../../assistant/answer/answer.ts'
import { html, type Markup, nothing } from '../../assistant/report/html.ts'
import { palettes } from '../../assistant/report/palette.ts'
import { shareStep, statusLooks } from '../../assistant/report/status-looks.ts'
import { drawText } from './draw-text.ts'

const colours = palettes.light
const MARK = { size: 24, bold: true } as const

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The colour of a cell: that of its status, and for expected failures the shade of what is written. */
export const fillOf = ({ status, share = 1 }: MatrixCell): string =>
  status === 'expected failures' ? colours[`step${shareStep(share)}`] : colours[statusLooks[status].fill]

/** A cell in its colour with its sign: a letter where it wants attention, a dot or a dash where black and white needs one. */
export function drawCell(cell: MatrixCell, box: Box): Markup {
  return html`${drawGround(cell, box)}${drawMark(cell, box)}`
}

/** The colour alone; games to come are an outline. */
export function drawGround(cell: MatrixCell, { x, y, width, height }: Box): Markup {
  if (cell.status === 'not yet') {
    return html`<rect x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${height - 2}" fill="${colours.notYet}" stroke="${colours.soft}" stroke-width="2" stroke-dasharray="4 4"/>`
  }
  return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fillOf(cell)}"/>`
}

function drawMark({ status }: MatrixCell, { x, y, width, height }: Box): Markup {
  const { mark, ink } = statusLooks[status]
  const [middle, centre] = [x + width / 2, y + height / 2]
  if (mark !== '') return drawText(mark, MARK, { x: middle, y: centre + 9, anchor: 'middle', ink })
  if (status === 'expected failures')
    return html`<circle cx="${middle}" cy="${centre}" r="4" fill="${colours[ink]}"/>`
  if (status === 'bootstrap')
    return html`<rect x="${middle - 7}" y="${centre - 2}" width="14" height="4" fill="${colours[ink]}"/>`
  return nothing
}
