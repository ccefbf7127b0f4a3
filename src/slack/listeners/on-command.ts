import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt'
import { splitWords } from '../../assistant/command/split-words.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { takeWords } from '../app/take-words.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import { isDirectChannel } from '../deliver/where.ts'
import { plainWords } from '../mrkdwn/plain-words.ts'
import { openMenu } from './open-menu.ts'

/** `/backcourt <command>`; alone it opens the menu of commands. */
export const onCommand =
  (parts: SlackParts) =>
  async ({ ack, command, respond }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const arrived = performance.now()
    await ack()
    parts.meter.slackAck('command', (performance.now() - arrived) / 1000)
    const { channel_id: channel, user_id: user, trigger_id: trigger } = command
    const where = { channel, user, isDirect: isDirectChannel(channel), respond }
    const text = plainWords(command.text)
    afterAck(parts, `command:${trigger}`, where, async () => {
      if (text === '') return openMenu(parts, trigger, channel)
      const words = splitWords(text)
      if (isRefusal(words)) return sayAnswer(parts, where, { answer: words })
      await takeWords(parts, words, where)
    })
  }
