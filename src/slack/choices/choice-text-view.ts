import type { ModalView } from '@slack/types'
import type { Choice } from '../../assistant/choice.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import type { CardAt } from './choice-elements.ts'
import { printChoice } from './choice-value.ts'

/** Asks for the words of a choice that takes some: at `state.values.text.text.value`, the choice in `private_metadata`. */
export const choiceTextView = ({ key, says, takes = '' }: Choice, at: CardAt, about: string): ModalView => ({
  type: 'modal',
  callback_id: 'choice_text',
  private_metadata: printChoice({ ...at, key }),
  title: {
    type: 'plain_text',
    text: cutText(says.charAt(0).toUpperCase() + says.slice(1), 24),
    emoji: false,
  },
  submit: { type: 'plain_text', text: 'OK' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    { type: 'context', elements: [{ type: 'plain_text', text: cutText(about, 1_000), emoji: false }] },
    {
      type: 'input',
      block_id: 'text',
      label: {
        type: 'plain_text',
        text: cutText(takes.charAt(0).toUpperCase() + takes.slice(1), 200),
        emoji: false,
      },
      element: { type: 'plain_text_input', action_id: 'text', max_length: 200 },
    },
  ],
})
