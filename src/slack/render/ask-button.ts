import type { Button } from '@slack/types'
import { cutText } from '../mrkdwn/cut-text.ts'

/** Asks a line as if it were typed. */
export const askButton = (label: string, line: string): Button => ({
  type: 'button',
  action_id: 'ask',
  text: { type: 'plain_text', text: cutText(label, 30), emoji: false },
  accessibility_label: cutText(`Ask /backcourt ${line}`, 75),
  value: line,
})
