import type { MatrixBlock } from '../assistant/answer/answer.ts'
import { padText } from './fit-text.ts'
import { formatShare } from './format-share.ts'
import { statusLooks } from './matrix-status.ts'
import { paint } from './paint.ts'
import { paintCell } from './paint-cell.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { visibleWidth } from './visible-width.ts'

const DATE = '2021-11-22'.length
const CELL = '100% o'.length

/** One line per day with percentages; undefined when the processors do not fit side by side. */
export function renderMatrixDays(block: MatrixBlock, screen: Screen): readonly string[] | undefined {
  const names = block.rows.map(({ name }) => safeText(name))
  const cell = Math.max(CELL, ...names.map(visibleWidth))
  const gap = [2, 1].find(size => DATE + names.length * (cell + size) <= screen.width)
  if (gap === undefined) return undefined
  const space = ' '.repeat(gap)
  const head = ['date'.padEnd(DATE), ...names.map(name => padText(name, cell, 'right'))].join(space)
  return [
    paint(head, 'strong', screen),
    ...block.columns.map((date, day) =>
      [
        date,
        ...block.rows.map(({ cells }) => {
          const found = cells[day] ?? { status: 'no games' as const }
          const share = found.share === undefined ? '' : formatShare(found.share)
          const text = `${share.padStart(4)} ${statusLooks[found.status].mark}`
          return ' '.repeat(cell - CELL) + paintCell(text, found, screen)
        }),
      ].join(space),
    ),
  ]
}
