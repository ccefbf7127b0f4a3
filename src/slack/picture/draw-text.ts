import { html, type Markup } from '../../assistant/report/html.ts'
import { type ColourName, palettes } from '../../assistant/report/palette.ts'
import type { Type } from './text-width.ts'

/** Half surrogates and the two signs that XML does not know. */
const NO_XML = /[\p{Cs}\ufffe\uffff]/gu

export type Place = {
  readonly x: number
  /** The base line. */
  readonly y: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly ink?: ColourName
}

/** One line of text; whatever XML does not allow becomes a replacement sign. */
export const drawText = (
  text: string,
  { size, bold = false }: Type,
  { x, y, anchor = 'start', ink = 'text' }: Place,
): Markup =>
  html`<text x="${x}" y="${y}" font-size="${size}"${bold ? html` font-weight="700"` : undefined}${
    anchor === 'start' ? undefined : html` text-anchor="${anchor}"`
  } fill="${palettes.light[ink]}">${text.replace(NO_XML, '\ufffd')}</text>`
