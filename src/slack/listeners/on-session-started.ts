import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { afterAck } from '../app/guard.ts'
import { ornament } from '../app/ornament.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { usualCommands } from '../render/usual-commands.ts'
import { rememberSession } from './assistant-session.ts'

/** Slack takes four suggestions. */
const MOST = 4

/** Somebody opened a conversation of the assistant surface: what is asked most is a press away. */
export const onSessionStarted =
  (parts: SlackParts) =>
  async ({
    event,
    client,
  }: SlackEventMiddlewareArgs<'assistant_thread_started'> & AllMiddlewareArgs): Promise<void> => {
    const { channel_id: channel, thread_ts: thread, user_id: user } = event.assistant_thread
    const where = { channel, thread, user, isDirect: true }
    afterAck(parts, `session:${channel}:${thread}`, where, async () => {
      await rememberSession(parts, channel, thread)
      const [first, ...rest] = usualCommands
        .slice(0, MOST)
        .map(({ line, says }) => ({ title: says, message: line }))
      if (first)
        await ornament(parts, 'suggestions', () =>
          client.assistant.threads.setSuggestedPrompts({
            channel_id: channel,
            thread_ts: thread,
            title: 'Ask about the pipeline:',
            prompts: [first, ...rest],
          }),
        )
    })
  }
