import { cutText, padText } from '../fit-text.ts'
import { safeText } from '../safe-text.ts'
import type { Screen } from '../screen.ts'
import { visibleWidth } from '../visible-width.ts'

const GAP = 2

/** Words in columns, read from top to bottom, in at most `most` lines; the last line says how many there was no room for. */
export function listColumns(words: readonly string[], most: number, screen: Screen): readonly string[] {
  const cells = words.map(word => cutText(safeText(word), screen.width, screen.unicode))
  const width = Math.max(1, ...cells.map(visibleWidth)) + GAP
  const columns = Math.max(1, Math.floor((screen.width + GAP) / width))
  const needed = Math.ceil(cells.length / columns)
  const rows = needed <= most ? needed : most - 1
  const shown = cells.slice(0, rows * columns)
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => padText(shown[column * rows + row] ?? '', width))
      .join('')
      .trimEnd(),
  ).filter(line => line !== '')
  const rest = cells.length - shown.length
  return rest > 0 ? [...lines, `and ${rest} more; type a letter or two`] : lines
}
