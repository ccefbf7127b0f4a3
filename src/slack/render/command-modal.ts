import type { ModalView } from '@slack/types'
import type { CommandDefinition } from '../../assistant/command/define-command.ts'
import { cutText } from '../mrkdwn/cut-text.ts'

/** Slack's menus take a hundred options. */
const MOST = 100

/**
 * What `/backcourt` alone opens: a menu of commands. Choosing one is the action `choose_command`, whose value is its
 * name; the modal is then to be updated to its `commandForm`.
 */
export const commandModal = (definitions: readonly CommandDefinition[]): ModalView => ({
  type: 'modal',
  callback_id: 'command_menu',
  title: { type: 'plain_text', text: 'Backcourt' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: [
    {
      type: 'section',
      text: { type: 'plain_text', text: 'What do you want to do? Choose a command; its fields come next.' },
    },
    {
      type: 'actions',
      block_id: 'command',
      elements: [
        {
          type: 'static_select',
          action_id: 'choose_command',
          placeholder: { type: 'plain_text', text: 'Command' },
          options: definitions.slice(0, MOST).map(({ name, summary }) => ({
            text: { type: 'plain_text', text: cutText(name, 75), emoji: false },
            description: { type: 'plain_text', text: cutText(summary, 75), emoji: false },
            value: name,
          })),
        },
      ],
    },
  ],
})
