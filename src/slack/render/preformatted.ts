import type { RichTextPreformatted } from '@slack/types'
import { safeText } from '../mrkdwn/safe-text.ts'

/** Lines in letters of one width. */
export const preformatted = (lines: readonly string[]): RichTextPreformatted => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: safeText(lines.join('\n')) || ' ' }],
})
