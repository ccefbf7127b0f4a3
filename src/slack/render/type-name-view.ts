import type { ModalView } from '@slack/types'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'

/**
 * Asks to type the name of what a plan destroys. What was typed is at `state.values.name.name.value`, the plan's token in
 * `private_metadata`.
 */
export const typeNameView = (token: string, destroys: string): ModalView => ({
  type: 'modal',
  callback_id: 'type_name',
  private_metadata: token,
  title: { type: 'plain_text', text: 'Confirm' },
  submit: { type: 'plain_text', text: 'Destroy' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: `This destroys *${escapeText(destroys, 1_000)}*. Nothing happens before you type its name.`,
        verbatim: true,
      },
    },
    {
      type: 'input',
      block_id: 'name',
      label: { type: 'plain_text', text: 'Name' },
      element: {
        type: 'plain_text_input',
        action_id: 'name',
        placeholder: { type: 'plain_text', text: cutText(destroys, 150), emoji: false },
      },
    },
  ],
})
