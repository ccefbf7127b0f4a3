import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { html, nothing } from '../../assistant/report/html.ts'
import { palettes } from '../../assistant/report/palette.ts'
import { bandsOf } from './bands.ts'
import { describeMatrix } from './describe-matrix.ts'
import { drawBand } from './draw-band.ts'
import { drawLegend } from './draw-legend.ts'
import { drawText } from './draw-text.ts'
import { gridOf, heights, PAD } from './grid.ts'
import { wrapToWidth } from './text-width.ts'

const HEADLINE = { size: 34, bold: true } as const
const SMALL = { size: 22 } as const
const LINE = 44
const SMALL_LINE = 32
/** Higher than that nobody scrolls, and memory is dear: earlier bands are left out, which the picture says. */
const HIGHEST = 8000

/**
 * A processor × date matrix as a picture in SVG, light, at most 1,200 pixels wide and legible at a third of that. The
 * title is the verdict; `now` is when the numbers were read.
 */
export function drawMatrix(
  block: MatrixBlock,
  { title, now }: { readonly title: string; readonly now: Date },
): string {
  const { scale, bands } = bandsOf(block)
  const grid = gridOf(block, scale, bands)
  const inner = grid.width - 2 * PAD
  const bandHeight =
    heights.title + heights.head + block.rows.length * (heights[scale] + heights.gap) + heights.below
  const shown = bands.slice(-Math.max(1, Math.floor(HIGHEST / bandHeight)))
  const headline = wrapToWidth(title, inner, HEADLINE, 3)
  const early =
    shown.length < bands.length ? ` Drawn from ${shown[0]?.title.slice(0, 10)} on: ask for less.` : ''
  const asOf = `As of ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC; dates are US Eastern game days.${early}`
  const small = [describeMatrix(block), asOf].flatMap(text => wrapToWidth(text, inner, SMALL, 4))
  const afterTitle = PAD + headline.length * LINE
  const firstBand = afterTitle + small.length * SMALL_LINE + 16
  const afterBands = firstBand + shown.length * bandHeight
  const legend =
    bands.length === 0 ? { markup: nothing, height: 0 } : drawLegend(block, scale, grid.width, afterBands)
  const height = afterBands + legend.height + PAD
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${grid.width}" height="${height}" viewBox="0 0 ${grid.width} ${height}" font-family="DejaVu Sans Condensed">
<rect x="0" y="0" width="${grid.width}" height="${height}" fill="${palettes.light.page}"/>
${headline.map((line, i) => drawText(line, HEADLINE, { x: PAD, y: PAD + i * LINE + 32 }))}
${small.map((line, i) => drawText(line, SMALL, { x: PAD, y: afterTitle + i * SMALL_LINE + 24, ink: 'soft' }))}
${shown.map((band, i) => drawBand(band, block, scale, grid, firstBand + i * bandHeight))}
${legend.markup}
</svg>
`.markup
}
