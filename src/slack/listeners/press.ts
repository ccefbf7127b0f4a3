import type {
  AllMiddlewareArgs,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt'
import { isRefusal } from '../../assistant/refusal.ts'
import type { Asker } from '../../assistant/rights/asker.ts'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import { isDirectChannel, type Where } from '../deliver/where.ts'

/** Who pressed a button, what it stands for, and where an answer belongs. */
export type Press = {
  readonly value: string
  readonly presser: Asker
  readonly where: Where
  readonly trigger: string
}

/** A listener for a button or a menu: acknowledges, finds out who pressed it, and works once. */
export const onPress =
  (work: (parts: SlackParts, press: Press) => Promise<void>) =>
  (parts: SlackParts) =>
  async ({
    ack,
    action,
    body,
    respond,
  }: SlackActionMiddlewareArgs<BlockAction<ButtonAction | StaticSelectAction>> &
    AllMiddlewareArgs): Promise<void> => {
    const arrived = performance.now()
    await ack()
    parts.meter.slackAck('button', (performance.now() - arrived) / 1000)
    const { id: user } = body.user
    // A press in the home tab is answered in the direct messages.
    const channel = body.channel?.id ?? user
    const thread = threadOf(body)
    const where: Where = {
      channel,
      user,
      isDirect: isDirectChannel(channel) || channel === user,
      ...(thread === undefined ? {} : { thread }),
      ...(body.channel ? { respond } : {}),
    }
    afterAck(parts, `action:${body.trigger_id}`, where, async () => {
      const presser = await parts.askerOf(user, channel)
      if (isRefusal(presser)) return sayAnswer(parts, where, { answer: presser })
      await work(parts, { value: pressedValue(action), presser, where, trigger: body.trigger_id })
    })
  }

const pressedValue = (action: ButtonAction | StaticSelectAction): string =>
  ('selected_option' in action ? action.selected_option.value : action.value) ?? ''

/** What is pressed on a message is answered below it. What only one person sees begins no thread. */
function threadOf({ message, container }: BlockAction): string | undefined {
  if (container.is_ephemeral === true) return container.thread_ts
  return message?.thread_ts ?? message?.ts
}
