import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  StaticSelectAction,
} from '@slack/bolt'
import { afterAck } from '../app/guard.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { commandForm } from '../render/command-form.ts'

/** A command was chosen in the menu: the menu becomes its form. */
export const onChooseCommand =
  (parts: SlackParts) =>
  async ({
    ack,
    action,
    body,
    client,
  }: SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>> & AllMiddlewareArgs): Promise<void> => {
    await ack()
    const { view } = body
    const definition = parts.definitions.find(({ name }) => name === action.selected_option.value)
    if (!view || !definition) return
    afterAck(parts, `action:${body.trigger_id}`, undefined, async () => {
      const form = { ...commandForm(definition), private_metadata: view.private_metadata }
      await client.views.update({ view_id: view.id, hash: view.hash, view: form })
    })
  }
