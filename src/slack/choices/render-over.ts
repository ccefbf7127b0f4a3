import type { Answer } from '../../assistant/answer/answer.ts'
import { renderAnswer } from '../render/render-answer.ts'
import type { SlackMessage } from '../render/slack-message.ts'

/** What is left of a question that nobody can answer any more: why, and how to go on. */
export const renderOver = (why: string, line: string): SlackMessage =>
  renderAnswer({
    outcome: 'interrupted',
    headline: why,
    facts: [],
    next: [line],
    data: null,
  })

/** The last word of a conversation, with the reason why it ended where that was not its own. */
export const renderLastWord = (card: Answer, why: string | undefined, line: string): SlackMessage =>
  renderAnswer(
    why === undefined
      ? card
      : {
          ...card,
          facts: [why, ...card.facts],
          next: [line, ...(card.next ?? []).filter(each => each !== line)],
        },
  )
