import { escapeText } from '../mrkdwn/escape-text.ts'
import type { SlackMessage } from '../render/slack-message.ts'

/** One line of ours. */
export const plainMessage = (words: string): SlackMessage => ({
  text: escapeText(words),
  blocks: [{ type: 'section', text: { type: 'plain_text', text: words.slice(0, 3000), emoji: false } }],
})
