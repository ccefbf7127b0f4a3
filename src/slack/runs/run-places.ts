import type { KeyedStore } from '../../redis/keyed-store.ts'
import type { RunPlace } from '../app/slack-parts.ts'

const REMEMBERED_SECONDS = 90 * 24 * 3600

const LIVE = 'slack:live:'
const liveKey = ({ channel, ts }: Pick<RunPlace, 'channel' | 'ts'>): string => `${LIVE}${channel}:${ts}`
const placeKey = (runId: string, channel: string): string => `slack:place:${runId}:${channel}`
const threadKey = (channel: string, thread: string): string => `slack:thread:${channel}:${thread}`

/** From now on the message has to be kept up to date, by whichever process lives. */
export async function rememberPlace(store: KeyedStore, place: RunPlace): Promise<void> {
  const text = JSON.stringify(place)
  await store.set(liveKey(place), text, REMEMBERED_SECONDS)
  await store.set(placeKey(place.runId, place.channel), text, REMEMBERED_SECONDS)
  await store.set(threadKey(place.channel, place.thread), place.runId, REMEMBERED_SECONDS)
}

/** Messages that have to be kept up to date. */
export async function livePlaces(store: KeyedStore): Promise<readonly RunPlace[]> {
  return (await store.list(LIVE)).map(({ value }) => JSON.parse(value) as RunPlace)
}

/** The message shows the end, or cannot be edited any more. */
export const forgetLive = (store: KeyedStore, place: RunPlace): Promise<void> => store.remove(liveKey(place))

/** The message of a run in a channel, while it runs and afterwards. */
export async function placeOfRun(
  store: KeyedStore,
  runId: string,
  channel: string,
): Promise<RunPlace | undefined> {
  const text = await store.get(placeKey(runId, channel))
  return text === undefined ? undefined : (JSON.parse(text) as RunPlace)
}

/** The newest run of a thread. */
export const runOfThread = (
  store: KeyedStore,
  channel: string,
  thread: string,
): Promise<string | undefined> => store.get(threadKey(channel, thread))
