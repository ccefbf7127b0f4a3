import type { CoverageStatus, MatrixBlock } from '../assistant/answer/answer.ts'
import { formatCount } from '../assistant/words/format-count.ts'
import { plural } from '../assistant/words/plural.ts'
import { statuses, statusLooks } from './matrix-status.ts'
import { paintCell } from './paint-cell.ts'
import type { Screen } from './screen.ts'
import { wrapText } from './wrap-text.ts'

/** Every status with its mark and count, those that do not occur too: `missing 0` is news as well. */
export function renderMatrixLegend(block: MatrixBlock, screen: Screen): readonly string[] {
  const counts = new Map<CoverageStatus, number>()
  for (const { cells } of block.rows)
    for (const { status } of cells) counts.set(status, (counts.get(status) ?? 0) + 1)
  const entries = statuses.map(status => {
    const text = `${status} ${formatCount(counts.get(status) ?? 0)}`
    return {
      width: text.length + 2,
      text: `${paintCell(statusLooks[status].mark, { status }, screen)} ${text}`,
    }
  })
  const total = `Of ${plural(
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    'cell',
  )} (one processor on one day):`
  const lines: { width: number; text: string }[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    if (last && last.width + 3 + entry.width <= screen.width - 2) {
      last.text += `   ${entry.text}`
      last.width += 3 + entry.width
    } else lines.push({ ...entry })
  }
  return [...wrapText(total, screen.width), ...lines.map(({ text }) => `  ${text}`)]
}
