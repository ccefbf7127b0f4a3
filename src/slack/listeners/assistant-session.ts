import { ornament } from '../app/ornament.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import type { Where } from '../deliver/where.ts'
import { hear } from './hear.ts'

const REMEMBERED_SECONDS = 30 * 24 * 3600

const sessionKey = (channel: string, thread: string): string => `slack:session:${channel}:${thread}`

/** A conversation of Slack's assistant surface began in this thread. */
export const rememberSession = ({ store }: SlackParts, channel: string, thread: string): Promise<void> =>
  store.set(sessionKey(channel, thread), '1', REMEMBERED_SECONDS)

/** Stops the question that is under way in a thread; false when there is none in this process. */
export function stopAsking({ asking }: SlackParts, channel: string, thread: string): boolean {
  const stopping = asking.get(sessionKey(channel, thread))
  stopping?.abort(new Error('stopped in Slack'))
  return stopping !== undefined
}

/** A direct message; in a conversation of the assistant surface Slack shows meanwhile that we are at work. */
export async function hearSession(parts: SlackParts, text: string, where: Where): Promise<void> {
  const { client, store, asking } = parts
  const { channel, thread = '' } = where
  const key = sessionKey(channel, thread)
  const isSession = (await store.get(key)) !== undefined
  const status = (says: string): Promise<void> =>
    ornament(parts, 'the status', () =>
      client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: says }),
    )
  const stopping = new AbortController()
  asking.set(key, stopping)
  try {
    if (isSession) await status('is looking…')
    await hear(parts, text, where, { isForUs: true, stop: stopping.signal })
  } finally {
    asking.delete(key)
    if (isSession) await status('')
  }
}
