import type { InputBlock, ModalView } from '@slack/types'
import type { CommandDefinition } from '../../assistant/command/define-command.ts'
import type { Flag } from '../../assistant/command/flag.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { formField } from './form-field.ts'
import { formFlags } from './form-flags.ts'
import { note } from './note.ts'

export type FormValues = Readonly<Record<string, string | boolean>>

/**
 * The form of one command, made from its definition. `callback_id` is `command_form:<name>`; `private_metadata` is free
 * for the channel in which the answer belongs. What was entered goes through `readForm`.
 */
export function commandForm(definition: CommandDefinition, values: FormValues = {}): ModalView {
  const flags = formFlags(definition)
  const [example] = definition.examples
  return {
    type: 'modal',
    callback_id: `command_form:${definition.name}`,
    title: { type: 'plain_text', text: cutText(`/backcourt ${definition.name}`, 24) },
    submit: { type: 'plain_text', text: definition.risk === 'reads' ? 'Ask' : 'Plan' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'section',
        text: { type: 'plain_text', text: cutText(definition.summary, 1_000), emoji: false },
      },
      ...flags.values.map(flag => formField(flag, textOf(values[flag.key]))),
      boxesOf(flags.boxes, values),
      ...(example
        ? [
            note(
              `For example \`/backcourt ${escapeText(example.line, 300)}\`: ${escapeText(example.says, 300)}`,
            ),
          ]
        : []),
    ],
  }
}

const textOf = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** Slack takes ten boxes in a block; no command has that many. */
function boxesOf(flags: readonly Flag[], values: FormValues): InputBlock {
  const options = flags.slice(0, 10).map(({ key, name, description }) => ({
    text: { type: 'plain_text' as const, text: cutText(name, 75), emoji: false },
    ...(description === undefined
      ? {}
      : { description: { type: 'plain_text' as const, text: cutText(description, 75), emoji: false } }),
    value: key,
  }))
  const chosen = options.filter(({ value }) => values[value] === true)
  return {
    type: 'input',
    block_id: 'boxes',
    optional: true,
    label: { type: 'plain_text', text: 'Options' },
    element: {
      type: 'checkboxes',
      action_id: 'value',
      options,
      ...(chosen.length === 0 ? {} : { initial_options: chosen }),
    },
  }
}
