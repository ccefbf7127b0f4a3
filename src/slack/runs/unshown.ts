import type { KeyedStore } from '../../redis/keyed-store.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { isDirectChannel, type Where } from '../deliver/where.ts'
import { showRun } from './show-run.ts'
import { viewOfRun } from './view-of-run.ts'

const PREFIX = 'slack:unshown:'
const REMEMBERED_SECONDS = 24 * 3600
/** So long whoever began the run has time to post its message. */
const OWN_SECONDS = 60

const ownKey = (runId: string): string => `slack:showing:${runId}`

type Unshown = Pick<Where, 'channel' | 'user'> & { readonly thread?: string }

/** A run began and its message is still to be posted: should this process not live to do it, another one does. */
export async function rememberUnshown(store: KeyedStore, runId: string, where: Where): Promise<void> {
  const { channel, thread, user } = where
  const unshown: Unshown = { channel, user, ...(thread === undefined ? {} : { thread }) }
  await store.claim(ownKey(runId), '1', OWN_SECONDS)
  await store.set(PREFIX + runId, JSON.stringify(unshown), REMEMBERED_SECONDS)
}

export const forgetUnshown = (store: KeyedStore, runId: string): Promise<void> => store.remove(PREFIX + runId)

/** Posts the messages of runs whose beginners did not come to it. */
export async function showUnshown(parts: SlackParts): Promise<void> {
  const { store, assistant } = parts
  for (const { key, value } of await store.list(PREFIX)) {
    const runId = key.slice(PREFIX.length)
    if (!(await store.claim(ownKey(runId), '1', OWN_SECONDS))) continue
    const view = await viewOfRun(assistant, runId)
    const unshown = JSON.parse(value) as Unshown
    if (view)
      await showRun(
        parts,
        view,
        { ...unshown, isDirect: isDirectChannel(unshown.channel) },
        { isWatch: false },
      )
    await forgetUnshown(store, runId)
  }
}
