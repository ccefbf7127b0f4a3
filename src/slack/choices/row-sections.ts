import type { SectionBlock } from '@slack/types'
import type { TableBlock } from '../../assistant/answer/answer.ts'
import type { Choice } from '../../assistant/choice.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { type CardAt, choiceButton } from './choice-elements.ts'

const LONGEST_NAME = 150
const LONGEST = 350
/** Signs that would make something else of a name in Slack's markup. */
const isMarkup = /[*_~`]/

/**
 * A table whose rows can be chosen as paragraphs, for a phone: the key and the name, beside them what is short, below
 * what is long, and a button. Undefined for a table of which a row has no choice.
 */
export function rowSections(
  { columns, rows }: TableBlock,
  choices: readonly Choice[],
  at: CardAt,
): readonly SectionBlock[] | undefined {
  const pairs = rows.map(row => ({ row, choice: choices.find(({ key }) => key === row[0]) }))
  if (rows.length === 0 || pairs.some(({ choice }) => choice === undefined)) return undefined
  return pairs.flatMap(({ row, choice }) => {
    if (choice === undefined) return []
    const [key = '', name = ''] = row
    const cells = columns
      .map((column, i) => ({ ...column, text: row[i] ?? '' }))
      .slice(2)
      .filter(({ text }) => text !== '')
    const short = cells.filter(({ align }) => align === 'right')
    const long = cells.filter(({ align }) => align !== 'right')
    const lines = [
      [
        `${key}. ${cutText(name, LONGEST_NAME)}`,
        ...short.map(cell => `${cell.name} ${cutText(cell.text, LONGEST)}`),
      ],
      ...long.map(cell => [`${cell.name}: ${cutText(cell.text, LONGEST)}`]),
    ]
    return [
      {
        type: 'section',
        block_id: `row:${key}:${at.token}:${at.card}`,
        text: isMarkup.test(row.join()) ? plainText(lines) : marked(lines),
        accessory: choiceButton(choice, at, 'Accept'),
      },
    ]
  })
}

type Lines = readonly (readonly string[])[]

/** The name in bold. */
const marked = ([[title = '', ...beside] = [], ...rest]: Lines) => ({
  type: 'mrkdwn' as const,
  verbatim: true,
  text: [
    [`*${escapeText(title)}*`, ...beside.map(each => escapeText(each))].join(' · '),
    ...rest.map(line => escapeText(line.join())),
  ].join('\n'),
})

const plainText = (lines: Lines) => ({
  type: 'plain_text' as const,
  emoji: false,
  text: lines.map(line => line.join(' · ')).join('\n'),
})
