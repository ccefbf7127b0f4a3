import type { InputBlock, PlainTextOption } from '@slack/types'
import type { Flag } from '../../assistant/command/flag.ts'
import { cutText } from '../mrkdwn/cut-text.ts'

const MOST_OPTIONS = 100
const LONGEST_OPTION = 75

const plain = (text: string, max: number) => ({
  type: 'plain_text' as const,
  text: cutText(text, max),
  emoji: false,
})

const optionOf = (choice: string): PlainTextOption => ({ text: plain(choice, LONGEST_OPTION), value: choice })

/** `dryRun` → `Dry run`. */
const labelOf = (key: string): string => {
  const words = key.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A field of a form for one value of a command: a menu where the choices are known, else a line to type. */
export function formField(flag: Flag, typed: string | undefined): InputBlock {
  const { key, isRequired, description, defaultText } = flag
  const hint = [description, defaultText === undefined ? undefined : `Default ${defaultText}.`]
    .filter(part => part !== undefined)
    .join('. ')
  return {
    type: 'input',
    block_id: key,
    label: plain(labelOf(key), 100),
    optional: !isRequired,
    ...(hint === '' ? {} : { hint: plain(hint, 500) }),
    element: elementOf(flag, typed ?? defaultText),
  }
}

function elementOf(flag: Flag, value: string | undefined): InputBlock['element'] {
  const choices = flag.choices ?? []
  if (
    choices.length === 0 ||
    choices.length > MOST_OPTIONS ||
    choices.some(choice => choice.length > LONGEST_OPTION)
  )
    return {
      type: 'plain_text_input',
      action_id: 'value',
      ...(flag.placeholder === 'VALUE' ? {} : { placeholder: plain(flag.placeholder, 150) }),
      ...(value === undefined || value === '' ? {} : { initial_value: value.slice(0, 3000) }),
    }
  const options = choices.map(optionOf)
  const chosen = options.filter(option =>
    (flag.isList ? (value ?? '').split(',') : [value]).includes(option.value),
  )
  const [first] = chosen
  if (flag.isList)
    return {
      type: 'multi_static_select',
      action_id: 'value',
      options,
      ...(first ? { initial_options: chosen } : {}),
    }
  return { type: 'static_select', action_id: 'value', options, ...(first ? { initial_option: first } : {}) }
}
