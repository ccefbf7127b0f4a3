import type { Answer } from '../../assistant/answer/answer.ts'
import { renderAnswer } from './render-answer.ts'
import type { SlackMessage } from './slack-message.ts'

/** The morning's message to a channel: the answer of `daily` under a heading that tells it from other messages. */
export function renderDigest(answer: Answer): SlackMessage {
  const message = renderAnswer(answer)
  return {
    ...message,
    text: `Daily digest: ${message.text}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Daily digest', emoji: false } },
      ...message.blocks,
    ],
  }
}
