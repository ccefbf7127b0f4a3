import type { TableBlock } from '../../assistant/answer/answer.ts'
import { safeText } from '../mrkdwn/safe-text.ts'
import { shownWidth } from './shown-width.ts'

/** A table in letters of one width: the names of its columns, a rule, its rows. However wide, nothing is left out. */
export function tableLines({ columns, rows }: TableBlock): readonly string[] {
  const cells = [
    columns.map(({ name }) => name),
    ...rows.map(row => columns.map((_, i) => row[i] ?? '')),
  ].map(row => row.map(cell => safeText(cell.replaceAll('\n', ' '))))
  const widths = columns.map((_, i) =>
    cells.reduce((most, row) => Math.max(most, shownWidth(row[i] ?? '')), 1),
  )
  const print = (row: readonly string[]): string =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat((widths[i] ?? 0) - shownWidth(cell))
        return columns[i]?.align === 'right' ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()
  const [head = [], ...body] = cells
  return [print(head), widths.map(width => '─'.repeat(width)).join('  '), ...body.map(print)]
}
