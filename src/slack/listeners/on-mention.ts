import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { isDirectChannel } from '../deliver/where.ts'
import { hear } from './hear.ts'

/** Somebody named us: the answer goes into the thread of his message. */
export const onMention =
  (parts: SlackParts) =>
  async ({ event }: SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs): Promise<void> => {
    const { channel, ts, thread_ts: thread = ts, user, text } = event
    // Two apps that name each other would never stop.
    if (user === undefined || event.bot_id !== undefined) return
    const where = { channel, thread, user, isDirect: isDirectChannel(channel) }
    afterAck(parts, `message:${channel}:${ts}`, where, () => hear(parts, text, where, { isForUs: true }))
  }
