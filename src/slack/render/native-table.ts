import type { KnownBlock } from '@slack/types'
import type { TableBlock } from '../../assistant/answer/answer.ts'
import { safeText } from '../mrkdwn/safe-text.ts'
import { shownWidth } from './shown-width.ts'

const MOST_ROWS = 100
/** Slack takes twenty columns, a phone shows some five at a time. */
const MOST_COLUMNS = 7
/** Longer texts are wrapped in their cells. */
const WRAPPED = 24
const WIDEST = 84

/** Slack's own table; undefined for what is empty, too long or too wide to be read in it. */
export function nativeTable({ columns, rows }: TableBlock, characters: number): KnownBlock | undefined {
  if (rows.length === 0 || columns.length === 0 || columns.length > MOST_COLUMNS || rows.length >= MOST_ROWS)
    return
  const cells = [
    columns.map(({ name }) => name),
    ...rows.map(row => columns.map((_, i) => row[i] ?? '')),
  ].map(row =>
    // An empty cell is refused.
    row.map(cell => safeText(cell).trim() || '–'),
  )
  const widths = columns.map((_, i) =>
    cells.reduce((most, row) => Math.max(most, shownWidth(row[i] ?? '')), 0),
  )
  const width = widths.reduce((sum, each) => sum + Math.min(each, WRAPPED), 0)
  const length = cells.flat().reduce((sum, cell) => sum + cell.length, 0)
  if (width > WIDEST || length > characters) return
  return {
    type: 'table',
    column_settings: columns.map(({ align = 'left' }, i) => ({
      align,
      is_wrapped: (widths[i] ?? 0) > WRAPPED,
    })),
    rows: cells.map(row => row.map(text => ({ type: 'raw_text' as const, text }))),
  } satisfies KnownBlock
}
