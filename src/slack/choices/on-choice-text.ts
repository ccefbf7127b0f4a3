import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import { isRefusal } from '../../assistant/refusal.ts'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { sayOnlyTo } from '../deliver/say.ts'
import { isDirectChannel } from '../deliver/where.ts'
import { plainWords } from '../mrkdwn/plain-words.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { takeAnswer } from './answer-question.ts'
import { readChoice } from './choice-value.ts'
import { readQuestion } from './question-record.ts'

/** The words of a choice were typed into its form. */
export const onChoiceText =
  (parts: SlackParts) =>
  async ({
    ack,
    view,
    body,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const arrived = performance.now()
    const text = plainWords(view.state.values.text?.text?.value ?? '')
    if (text === '') {
      await ack({ response_action: 'errors', errors: { text: 'Type at least one letter.' } })
      return
    }
    await ack()
    parts.meter.slackAck('modal', (performance.now() - arrived) / 1000)
    const { token, card, key } = readChoice(view.private_metadata)
    const user = body.user.id
    const record = await readQuestion(parts.store, token)
    const channel = record?.channel ?? user
    const where = {
      channel,
      user,
      isDirect: isDirectChannel(channel) || channel === user,
      ...(record?.thread ? { thread: record.thread } : {}),
    }
    afterAck(parts, `view:${view.id}:${view.hash}`, where, async () => {
      const presser = await parts.askerOf(user, channel)
      const refusal = isRefusal(presser)
        ? presser
        : await takeAnswer(parts, { token, card, key, text }, presser)
      if (refusal) await sayOnlyTo(parts, where, renderRefusal(refusal))
    })
  }
