import type { Answer } from '../../assistant/answer/answer.ts'
import type { Choose, Choosing, Chosen } from '../../assistant/choice.ts'
import { printWords } from '../../assistant/command/quote-word.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { bareId } from '../app/bare-id.ts'
import { lookAgain } from '../app/look-again.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sendAttachments } from '../deliver/send-attachments.ts'
import { isDirectChannel, type Where } from '../deliver/where.ts'
import type { SlackMessage } from '../render/slack-message.ts'
import { questionMessage } from './question-message.ts'
import { holdQuestion, keepQuestion, type QuestionRecord, readAnswer } from './question-record.ts'
import { renderLastWord, renderOver } from './render-over.ts'
import { renderQuestion } from './render-question.ts'

/** Without an answer for so long a conversation ends. */
export const IDLE_MINUTES = 15
/** How often an answer that came to another process is looked for. */
const LISTEN_MS = 300

/** Questions to one person, asked one after the other in one message. */
export type Conversation = {
  readonly choose: Choose
  /** Resolves when the first question is shown. */
  readonly begun: Promise<void>
  readonly hasBegun: () => boolean
  /** Whatever is said after it belongs here. */
  readonly where: () => Where
  /** Lets the message end as this answer, unless it ended already: then false. */
  readonly end: (answer: Answer) => Promise<boolean>
  /** Ends what is not ended yet, and says why. */
  readonly fail: (why: string) => Promise<void>
}

type Waiting = { readonly until: number; readonly resolve: (chosen: Chosen | undefined) => void }

export function openConversation(
  parts: SlackParts,
  {
    where,
    asker,
    words,
    stop,
  }: {
    readonly where: Where
    readonly asker: Asker
    readonly words: readonly string[]
    readonly stop?: AbortSignal
  },
): Conversation {
  const { store, now, pace, log } = parts
  const token = parts.newId()
  const line = printWords(words)
  const user = bareId(asker.id)
  const message = questionMessage(parts, where)
  let sayBegun: () => void = () => undefined
  const begun = new Promise<void>(resolve => {
    sayBegun = resolve
  })
  let record: QuestionRecord | undefined
  let waiting: Waiting | undefined
  let hasEnded = false
  let why: string | undefined

  const answer = (card: number, chosen: Chosen | undefined): void => {
    if (record?.card !== card) return
    const asked = waiting
    waiting = undefined
    asked?.resolve(chosen)
  }
  /** From here on nothing is asked; what asks is told that nobody is there, and says its last word. */
  const leave = (reason: string): void => {
    why ??= reason
    if (record) answer(record.card, undefined)
  }
  const listening = lookAgain(LISTEN_MS, log, [
    async () => {
      if (waiting && now().getTime() >= waiting.until)
        leave(`Nobody answered for ${IDLE_MINUTES} minutes, so the session is over; \`${line}\` goes on.`)
    },
    () => holdQuestion(store, token, pace.leaseSeconds),
    async () => {
      const card = record?.card
      const chosen = waiting && card !== undefined ? await readAnswer(store, token, card) : undefined
      if (chosen && card !== undefined) answer(card, chosen)
    },
  ])
  const keep = async (change: Partial<QuestionRecord>): Promise<void> => {
    if (!record) return
    record = { ...record, ...change }
    await keepQuestion(store, record)
  }
  const end = async (last: SlackMessage, over: string): Promise<boolean> => {
    if (hasEnded || !record) return false
    hasEnded = true
    listening.stop()
    parts.questions.delete(token)
    stop?.removeEventListener('abort', onStop)
    answer(record.card, undefined)
    // First the message: it is what people see, and the store may be what broke.
    parts.background.run('ending a question', () => message.show(last))
    await keep({ over })
    return true
  }
  const fail = async (reason: string): Promise<void> => {
    const over = `The session is over: ${reason} What was decided is kept.`
    await end(renderOver(over, line), over)
  }
  const lastWord = (card: Answer): Promise<boolean> =>
    end(renderLastWord(card, why, line), why ?? `The session is over. ${card.headline}`)
  const onStop = (): void => leave('Stopped.')

  const begin = async (): Promise<void> => {
    stop?.addEventListener('abort', onStop, { once: true })
    parts.questions.set(token, {
      answer,
      interrupt: () => {
        parts.background.run('ending a question', () => fail('this process is being stopped.'))
      },
    })
    await listening.start()
  }
  const ask = async (choosing: Choosing): Promise<Chosen | undefined> => {
    const card = (record?.card ?? 0) + 1
    const isFirst = record === undefined
    const { channel, ts, thread } = message.place()
    record = {
      token,
      user,
      name: asker.name,
      line,
      channel,
      ts,
      thread,
      card,
      about: choosing.card.headline,
      choices: choosing.choices,
    }
    // A press may come before Slack has told us where the message stands.
    const pressed = new Promise<Chosen | undefined>(resolve => {
      waiting = { until: now().getTime() + IDLE_MINUTES * 60_000, resolve }
    })
    if (isFirst) await begin()
    await keepQuestion(store, record)
    const shown = renderQuestion(choosing, { token, card, user })
    const said = message.show(shown).then(async () => {
      await keep(message.place())
      await sendAttachments(parts, goOn(), shown)
    })
    if (isFirst) {
      await said
      sayBegun()
    } else parts.background.run('showing a card', () => said)
    return pressed
  }
  const goOn = (): Where => {
    const { channel, thread } = message.place()
    if (!record || thread === '') return where
    const { respond: _, ...rest } = where
    return { ...rest, channel, thread, isDirect: isDirectChannel(channel) }
  }
  return {
    choose: async choosing => {
      if (choosing.choices.length === 0) {
        await lastWord(choosing.card)
        return undefined
      }
      return why === undefined && !hasEnded && !stop?.aborted ? ask(choosing) : undefined
    },
    begun,
    hasBegun: () => record !== undefined,
    where: goOn,
    end: lastWord,
    fail,
  }
}
