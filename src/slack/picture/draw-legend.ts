import type { CoverageStatus, MatrixBlock } from '../../assistant/answer/answer.ts'
import { html, type Markup } from '../../assistant/report/html.ts'
import { statuses, statusLooks } from '../../assistant/report/status-looks.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import type { Scale } from './bands.ts'
import { drawCell } from './draw-cell.ts'
import { drawText } from './draw-text.ts'
import { PAD } from './grid.ts'
import { textWidth, wrapToWidth } from './text-width.ts'

const NAME = { size: 24, bold: true } as const
const SAYS = { size: 22 } as const
const BOX = 34
const TEXT = BOX + 14
const ENTRY = 68
const LINE = 32

const units: Readonly<Record<Scale, string>> = {
  'day in words': 'Each cell is one table on one day, with the share of its rows that is written.',
  day: 'Each cell is one table on one day; Mondays are numbered.',
  week: 'Each square is one table in one week, by its worst day; the strip below it is Monday to Sunday.',
}

/** What occurs, with its count in table days and its meaning; then, in words, what does not occur. */
export function drawLegend(
  { rows, columns }: MatrixBlock,
  scale: Scale,
  width: number,
  top: number,
): { readonly markup: Markup; readonly height: number } {
  const counts = new Map<CoverageStatus, number>()
  for (const { cells } of rows)
    for (const { status } of cells.slice(0, columns.length)) counts.set(status, (counts.get(status) ?? 0) + 1)
  const entries = statuses.flatMap(status => {
    const count = counts.get(status)
    return count === undefined
      ? []
      : [{ status, name: `${status} ${formatCount(count)}`, says: statusLooks[status].says }]
  })
  const inner = width - 2 * PAD
  const widest = Math.max(
    1,
    ...entries.map(({ name, says }) => TEXT + 24 + Math.max(textWidth(name, NAME), textWidth(says, SAYS))),
  )
  const across = Math.max(1, Math.floor(inner / widest))
  const absent = statuses.filter(status => !counts.has(status))
  const wrap = (text: string) => wrapToWidth(text, inner, SAYS, 3)
  const above = wrap(units[scale])
  const below = absent.length === 0 ? [] : wrap(`Does not occur: ${absent.join(', ')}.`)
  const start = top + above.length * LINE + 14
  const end = start + Math.ceil(entries.length / across) * ENTRY
  const lines = (texts: readonly string[], from: number) =>
    texts.map((text, i) => drawText(text, SAYS, { x: PAD, y: from + i * LINE + 24, ink: 'soft' }))
  const markup = html`${lines(above, top)}
${entries.map(({ status, name, says }, i) => {
  const x = PAD + (i % across) * Math.floor(inner / across)
  const y = start + Math.floor(i / across) * ENTRY
  return html`${drawCell({ status }, { x, y, width: BOX, height: BOX })}${drawText(name, NAME, { x: x + TEXT, y: y + 24 })}${
    says === '' ? undefined : drawText(says, SAYS, { x: x + TEXT, y: y + 53, ink: 'soft' })
  }
`
})}${lines(below, end)}`
  return { markup, height: end - top + below.length * LINE }
}
