import { splitWords } from '../../assistant/command/split-words.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { redact } from '../../assistant/rights/redact.ts'
import { type Conversation, openConversation } from '../choices/open-conversation.ts'
import { isBroken } from '../deliver/is-broken.ts'
import { plainMessage } from '../deliver/plain-message.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import type { Where } from '../deliver/where.ts'
import { showPlan } from '../plans/show-plan.ts'
import { askAndFollow } from '../runs/ask-and-follow.ts'
import { refuseHere } from './refuse-here.ts'
import type { SlackParts } from './slack-parts.ts'

/**
 * The one way of everything that people ask in Slack: the same words go to the assistant as in a terminal, and what comes
 * back (an answer, a plan to confirm, a run) is shown where it was asked.
 */
export async function takeWords(
  parts: SlackParts,
  words: readonly string[],
  where: Where,
  { stop, isSilent = false }: { readonly stop?: AbortSignal; readonly isSilent?: boolean } = {},
): Promise<void> {
  const asker = await parts.askerOf(where.user, where.channel)
  if (isRefusal(asker)) return sayAnswer(parts, where, { answer: asker })
  const refused = refuseHere(words)
  if (refused) return sayAnswer(parts, where, { answer: refused })
  const conversation = openConversation(parts, { where, asker, words, ...(stop ? { stop } : {}) })
  const patience = setTimeout(() => {
    if (isSilent || conversation.hasBegun()) return
    parts.background.run('saying that it takes a moment', () =>
      sayOnlyTo(parts, where, plainMessage(`On it: ${words.join(' ')}`)),
    )
  }, parts.pace.patienceMs)
  const whole = endWith(
    conversation,
    follow(parts, words, { where, asker, isSilent, conversation, ...(stop ? { stop } : {}) }),
  )
  try {
    // A conversation may take as long as a run: nobody waits for its end here.
    const first = await Promise.race([whole, conversation.begun.then(() => 'begun' as const)])
    if (first === 'begun') parts.background.runLong('a conversation', () => whole)
  } finally {
    clearTimeout(patience)
  }
}

async function follow(
  parts: SlackParts,
  words: readonly string[],
  {
    where,
    asker,
    isSilent,
    conversation,
    stop,
  }: {
    readonly where: Where
    readonly asker: Asker
    readonly isSilent: boolean
    readonly conversation: Conversation
    readonly stop?: AbortSignal
  },
): Promise<void> {
  let planned: PlannedWork | undefined
  const followed = await askAndFollow(parts, words, {
    asker,
    where,
    ...(stop === undefined ? {} : { stop }),
    choose: conversation.choose,
    showPlan: shown => {
      planned = shown
    },
    // Nobody waits here: whoever presses Confirm asks again.
    confirm: async () => undefined,
  })
  if ('runId' in followed) return
  const { answer, line } = followed.response
  const after = conversation.where()
  if (planned && isRefusal(answer) && answer.code === 'not-confirmed') {
    // A conversation leads to other words than it began with.
    const meant = conversation.hasBegun() ? splitWords(line ?? '') : words
    if (isRefusal(meant)) throw new Error(meant.message)
    await showPlan(parts, { where: after, words: meant, planned, asker })
    return
  }
  const isFine = !isRefusal(answer) && !isBroken(answer)
  if (isSilent && isFine) return
  if (isFine && (await conversation.end(answer))) return
  await sayAnswer(parts, after, followed.response)
}

/** Whatever becomes of the question, its message does not stay open. */
async function endWith(conversation: Conversation, asked: Promise<void>): Promise<void> {
  try {
    await asked
    await conversation.fail('it cannot go on.')
  } catch (error) {
    const says = redact(error instanceof Error ? error.message : String(error))
    await conversation.fail(says.replace(/[.]?$/, '.'))
    throw error
  }
}
