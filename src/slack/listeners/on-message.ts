import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { hearSession } from './assistant-session.ts'
import { hear } from './hear.ts'

/** A direct message, or something that was said in a channel: of that, only words in the thread of a run are for us. */
export const onMessage =
  (parts: SlackParts) =>
  async ({ event }: SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs): Promise<void> => {
    // Edits, deletions, people who come and go; a file with words is as good as words.
    if (event.subtype !== undefined && event.subtype !== 'file_share' && event.subtype !== 'thread_broadcast')
      return
    const { channel, ts, text = '' } = event
    const user = 'user' in event ? event.user : undefined
    const inThread = 'thread_ts' in event ? event.thread_ts : undefined
    if (user === undefined || 'bot_id' in event) return
    const isDirect = event.channel_type === 'im'
    // Whoever names us in a channel is heard as a mention.
    if (!isDirect && (inThread === undefined || text.includes(`<@${parts.botUser()}`))) return
    const where = { channel, user, isDirect, thread: inThread ?? ts }
    afterAck(parts, `message:${channel}:${ts}`, where, () =>
      isDirect ? hearSession(parts, text, where) : hear(parts, text, where, { isForUs: false }),
    )
  }
