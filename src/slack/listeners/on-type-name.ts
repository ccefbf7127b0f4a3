import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import { isRefusal } from '../../assistant/refusal.ts'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import { isDirectChannel } from '../deliver/where.ts'
import { confirmPlan } from '../plans/confirm-plan.ts'
import { readPlan } from '../plans/pending-plan.ts'

/** The name of what a plan destroys was typed: only the very name is a yes. */
export const onTypeName =
  (parts: SlackParts) =>
  async ({
    ack,
    view,
    body,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const arrived = performance.now()
    const token = view.private_metadata
    const typed = view.state.values.name?.name?.value ?? ''
    const plan = await readPlan(parts.store, token)
    const destroys = plan?.planned.destroys
    if (destroys !== undefined && typed.trim() !== destroys) {
      await ack({ response_action: 'errors', errors: { name: `Type exactly: ${destroys}` } })
      return
    }
    await ack()
    parts.meter.slackAck('modal', (performance.now() - arrived) / 1000)
    const channel = plan?.channel ?? body.user.id
    const where = {
      channel,
      ...(plan?.thread ? { thread: plan.thread } : {}),
      user: body.user.id,
      isDirect: isDirectChannel(channel) || channel === body.user.id,
    }
    afterAck(parts, `view:${view.id}:${view.hash}`, where, async () => {
      const presser = await parts.askerOf(where.user, where.channel)
      if (isRefusal(presser)) return sayAnswer(parts, where, { answer: presser })
      await confirmPlan(parts, token, presser, where)
    })
  }
