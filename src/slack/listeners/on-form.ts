import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import { splitWords } from '../../assistant/command/split-words.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { takeWords } from '../app/take-words.ts'
import { sayAnswer } from '../deliver/say-answer.ts'
import { isDirectChannel } from '../deliver/where.ts'
import { readForm } from '../render/read-form.ts'

/** A submitted form is a typed line: what the parser refuses is said at its field. */
export const onForm =
  (parts: SlackParts) =>
  async ({
    ack,
    view,
    body,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const arrived = performance.now()
    const name = view.callback_id.replace('command_form:', '')
    const definition = parts.definitions.find(each => each.name === name)
    if (!definition) throw new Error(`a form of ${name} was submitted, and there is no such command`)
    const reading = readForm(definition, view.state)
    if ('errors' in reading) await ack({ response_action: 'errors', errors: { ...reading.errors } })
    else await ack({ response_action: 'clear' })
    parts.meter.slackAck('modal', (performance.now() - arrived) / 1000)
    if ('errors' in reading) return
    const channel = view.private_metadata || body.user.id
    const where = {
      channel,
      user: body.user.id,
      isDirect: isDirectChannel(channel) || channel === body.user.id,
    }
    afterAck(parts, `view:${view.id}:${view.hash}`, where, async () => {
      const words = splitWords(reading.line)
      if (isRefusal(words)) return sayAnswer(parts, where, { answer: words })
      await takeWords(parts, words, where)
    })
  }
