import { setTimeout as sleep } from 'node:timers/promises'
import type { AnyBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { SlackParts } from '../app/slack-parts.ts'
import { retryAfter, slackCode } from './slack-error.ts'

/** Sends of a message that Slack did not answer. */
const SENDS = 5
/** Slack's clock may be behind ours by so much. */
const ASKEW_MS = 600_000

export type Post = {
  readonly channel: string
  readonly thread_ts?: string
  readonly text: string
  readonly blocks?: readonly AnyBlock[]
}

/** Where a message came to stand. */
export type Said = { readonly channel: string; readonly ts: string }

/**
 * Posts a message, and once also when Slack takes it and its answer is lost: a block bears a mark, and before the message
 * is sent again it is looked for by that. Where we may not look, it is better said twice than not at all.
 */
export async function postOnce(parts: SlackParts, { blocks, ...post }: Post): Promise<Said> {
  const { poster: client, newId, now, pace } = parts
  const mark = `once-${newId()}`
  const marked = blocks === undefined ? {} : { blocks: markFirst(blocks, mark) }
  const since = now().getTime() - ASKEW_MS
  for (let sends = 0; ; ) {
    try {
      const stands = sends === 0 ? undefined : await findPosted(client, post, mark, since)
      return stands ?? placeOf(await client.chat.postMessage({ ...post, ...marked, ...quiet }))
    } catch (error) {
      const seconds = retryAfter(error)
      if (seconds === undefined) sends += 1
      if (slackCode(error) !== undefined || sends === SENDS) throw error
      await sleep(seconds === undefined ? (pace.againMs / 4) * 2 ** sends : seconds * 1000)
    }
  }
}

/** Links in names or errors are not worth a preview. */
const quiet = { unfurl_links: false, unfurl_media: false }

/** Blocks that have a name already are asked for by it when something in them is pressed. */
const markFirst = (blocks: readonly AnyBlock[], mark: string): AnyBlock[] => {
  const first = blocks.findIndex(block => !('block_id' in block))
  return blocks.map((block, i) => (i === first ? { ...block, block_id: mark } : block))
}

async function findPosted(
  client: WebClient,
  { channel, thread_ts }: Pick<Post, 'channel' | 'thread_ts'>,
  mark: string,
  since: number,
): Promise<Said | undefined> {
  const range = { channel, oldest: `${since / 1000}`, limit: 200 }
  try {
    const { messages = [] } =
      thread_ts === undefined
        ? await client.conversations.history(range)
        : await client.conversations.replies({ ...range, ts: thread_ts })
    const found = messages.find(({ blocks }) => blocks?.some(({ block_id }) => block_id === mark))
    return found?.ts === undefined ? undefined : { channel, ts: found.ts }
  } catch (error) {
    // A person's id stands for a conversation that we do not know yet.
    if (slackCode(error) !== undefined) return undefined
    throw error
  }
}

function placeOf({ channel, ts }: { readonly channel?: string; readonly ts?: string }): Said {
  if (channel === undefined || ts === undefined)
    throw new Error('Slack took a message and did not say where it stands')
  return { channel, ts }
}
