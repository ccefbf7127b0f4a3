import { describePlan } from '../../assistant/request/describe-plan.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { inline } from './inline.ts'
import { note } from './note.ts'
import { paragraph } from './paragraph.ts'
import { renderAnswer } from './render-answer.ts'
import { richText } from './rich-text.ts'
import type { SlackMessage } from './slack-message.ts'

/** The same plan after it was confirmed, declined or expired: what became of it, and nothing to press. */
export function renderPlanClosed(planned: PlannedWork, words: string): SlackMessage {
  const { text, blocks } = renderAnswer(describePlan(planned), { sign: 'clipboard' })
  const says = cutText(words, 1_000)
  return {
    text: `${text} ${escapeText(words, 1_000)}`,
    blocks: [
      ...blocks,
      note(`\`${escapeText(planned.plan.command, 500)}\``),
      richText(paragraph(...inline(says, { bold: true }))),
    ],
  }
}
