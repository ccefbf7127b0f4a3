import type { MatrixBlock } from '../assistant/answer/answer.ts'
import { paint } from './paint.ts'
import { renderMatrixDays } from './render-matrix-days.ts'
import { renderMatrixLegend } from './render-matrix-legend.ts'
import { renderMatrixSummary } from './render-matrix-summary.ts'
import { renderMatrixWeeks } from './render-matrix-weeks.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'
import { wrapText } from './wrap-text.ts'

/** Up to so many days a line for each says more than a heat map. */
const FEW_DAYS = 12

/**
 * Processors × dates. Without colours the text is the same, so a log, a screen reader and a copy from a terminal lose
 * nothing.
 */
export function renderMatrix(block: MatrixBlock, screen: Screen): readonly string[] {
  const title = block.title === undefined ? [] : wrapText(safeText(block.title), screen.width)
  const head = title.map(line => paint(line, 'strong', screen))
  if (block.columns.length === 0 || block.rows.length === 0) return [...head, '(no days)']
  const days = block.columns.length <= FEW_DAYS ? renderMatrixDays(block, screen) : undefined
  return [
    ...head,
    ...(days ?? renderMatrixWeeks(block, screen)),
    '',
    ...renderMatrixLegend(block, screen),
    '',
    ...renderMatrixSummary(block, screen),
  ]
}
