import type { ActionsBlock, Button, StaticSelect } from '@slack/types'
import type { Choice } from '../../assistant/choice.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { printChoice } from './choice-value.ts'

/** Which card the elements are of. */
export type CardAt = { readonly token: string; readonly card: number }

const MOST_OPTIONS = 100
const MOST_IN_A_ROW = 25

const plain = (text: string, most: number) => ({
  type: 'plain_text' as const,
  text: cutText(text, most),
  emoji: false as const,
})

const label = (says: string): string => says.charAt(0).toUpperCase() + says.slice(1)

/** A button for one choice; with `shown` that is on it, and what it means is for screen readers. */
export const choiceButton = (choice: Choice, at: CardAt, shown?: string): Button => ({
  type: 'button',
  action_id: `choice:${choice.key}`,
  text: plain(shown ?? `${label(choice.says)}${choice.takes === undefined ? '' : ' …'}`, 30),
  accessibility_label: cutText(
    shown === undefined ? label(choice.says) : `${shown} ${choice.key}: ${choice.says}`,
    75,
  ),
  value: printChoice({ ...at, key: choice.key }),
})

const choiceMenu = ({ key, says, among = [] }: Choice, at: CardAt): StaticSelect => ({
  type: 'static_select',
  action_id: `choice:${key}`,
  // `snooze 7 days` is what the key alone means.
  placeholder: plain(`${label(says.replace(/ \d.*$/, ''))} …`, 150),
  options: among.slice(0, MOST_OPTIONS).map(({ text, says: words }) => ({
    text: plain(words, 75),
    value: printChoice({ ...at, key, text }),
  })),
})

const GROUPS = ['answer', 'look', 'move'] as const

/** What can be pressed below a card: a row each of what answers it, what changes it, and what leaves it. */
export const choiceRows = (choices: readonly Choice[], at: CardAt): readonly ActionsBlock[] =>
  GROUPS.flatMap(name => {
    const elements = choices
      .filter(({ group = 'answer' }) => group === name)
      .slice(0, MOST_IN_A_ROW)
      .map(choice => ((choice.among ?? []).length > 0 ? choiceMenu(choice, at) : choiceButton(choice, at)))
    // A menu keeps what was chosen in it until its block has another name.
    return elements.length === 0
      ? []
      : [{ type: 'actions' as const, block_id: `choice:${name}:${at.token}:${at.card}`, elements }]
  })
