import type { Choice, Chosen } from '../../assistant/choice.ts'
import type { KeyedStore } from '../../redis/keyed-store.ts'

/** So long a late press is told what became of the question. */
const REMEMBERED_SECONDS = 7 * 24 * 3600

/** A conversation of questions as every process knows it: enough to judge a press, and to say why it does nothing. */
export type QuestionRecord = {
  readonly token: string
  /** Slack's id and the name of the one who is asked. */
  readonly user: string
  readonly name: string
  /** What to type to begin again. */
  readonly line: string
  readonly channel: string
  /** Of the message; empty until it is said. */
  readonly ts: string
  readonly thread: string
  /** Which card is shown, counted from 1. */
  readonly card: number
  /** What the card is about, in a line. */
  readonly about: string
  readonly choices: readonly Choice[]
  /** Nobody can answer any more: why, in words. */
  readonly over?: string
}

const recordKey = (token: string): string => `slack:question:${token}`
const threadKey = (channel: string, thread: string): string => `slack:question-in:${channel}:${thread}`
const heldKey = (token: string): string => `slack:question-held:${token}`
const answerKey = (token: string, card: number): string => `slack:question-answer:${token}:${card}`

export async function keepQuestion(store: KeyedStore, record: QuestionRecord): Promise<void> {
  await store.set(recordKey(record.token), JSON.stringify(record), REMEMBERED_SECONDS)
  if (record.thread !== '')
    await store.set(threadKey(record.channel, record.thread), record.token, REMEMBERED_SECONDS)
}

export async function readQuestion(store: KeyedStore, token: string): Promise<QuestionRecord | undefined> {
  const text = await store.get(recordKey(token))
  return text === undefined ? undefined : (JSON.parse(text) as QuestionRecord)
}

/** The question whose message began a thread, or stands in it. */
export async function questionOfThread(
  store: KeyedStore,
  channel: string,
  thread: string,
): Promise<QuestionRecord | undefined> {
  const token = await store.get(threadKey(channel, thread))
  return token === undefined ? undefined : readQuestion(store, token)
}

/** Says that the process which waits for the answer is alive, for so long. */
export const holdQuestion = (store: KeyedStore, token: string, seconds: number): Promise<void> =>
  store.set(heldKey(token), '1', seconds)

export const isHeld = async (store: KeyedStore, token: string): Promise<boolean> =>
  (await store.get(heldKey(token))) !== undefined

/** Of several answers to one card, in whatever process, one gets true. */
export const claimAnswer = (
  store: KeyedStore,
  token: string,
  card: number,
  chosen: Chosen,
): Promise<boolean> => store.claim(answerKey(token, card), JSON.stringify(chosen), REMEMBERED_SECONDS)

export async function readAnswer(
  store: KeyedStore,
  token: string,
  card: number,
): Promise<Chosen | undefined> {
  const text = await store.get(answerKey(token, card))
  return text === undefined ? undefined : (JSON.parse(text) as Chosen)
}
