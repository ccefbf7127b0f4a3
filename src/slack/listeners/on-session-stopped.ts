import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { takeWords } from '../app/take-words.ts'
import { hearChoice } from '../choices/hear-choice.ts'
import { runOfThread } from '../runs/run-places.ts'
import { stopAsking } from './assistant-session.ts'

/** Slack's own stop button: it stops the question under way, leaves a card that waits, or stops the run of the thread. */
export const onSessionStopped =
  (parts: SlackParts) =>
  async ({ event }: SlackEventMiddlewareArgs<'agent_session_stopped'> & AllMiddlewareArgs): Promise<void> => {
    const { channel, thread_ts: thread, user, event_ts: ts } = event
    const where = { channel, thread, user, isDirect: true }
    afterAck(parts, `stopped:${channel}:${ts}`, where, async () => {
      if (stopAsking(parts, channel, thread)) return
      if (await hearChoice(parts, 'leave', where)) return
      const runId = await runOfThread(parts.store, channel, thread)
      if (runId !== undefined) await takeWords(parts, ['cancel', runId], where, { isSilent: true })
    })
  }
