import type { ContextBlock } from '@slack/types'

/** A line in small letters, in Slack's markup: what comes from data has to be escaped. */
export const note = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text, verbatim: true }],
})
