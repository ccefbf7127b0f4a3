import { isRefusal } from '../../assistant/refusal.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import type { Where } from '../deliver/where.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { takeAnswer } from './answer-question.ts'
import { choiceInWords } from './choice-in-words.ts'
import { questionOfThread } from './question-record.ts'

/** Takes words in the thread of a card as a choice; false when they are none, or not from the one who is asked. */
export async function hearChoice(parts: SlackParts, said: string, where: Where): Promise<boolean> {
  const { channel, thread, user } = where
  const record = thread === undefined ? undefined : await questionOfThread(parts.store, channel, thread)
  if (!record || record.over !== undefined || record.user !== user) return false
  const chosen = choiceInWords(said.split(/\s+/), record.choices)
  if (chosen === undefined) return false
  const presser = await parts.askerOf(user, channel)
  const refusal = isRefusal(chosen)
    ? chosen
    : isRefusal(presser)
      ? presser
      : await takeAnswer(parts, { token: record.token, card: record.card, ...chosen }, presser)
  if (refusal) await sayOnlyTo(parts, where, renderRefusal(refusal))
  return true
}
