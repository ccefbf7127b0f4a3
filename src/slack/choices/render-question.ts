import type { KnownBlock } from '@slack/types'
import type { Choice, Choosing } from '../../assistant/choice.ts'
import { countText } from '../limits/check-blocks.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { note } from '../render/note.ts'
import { showBlock } from '../render/show-block.ts'
import { showHead } from '../render/show-head.ts'
import type { SlackFile, SlackMessage } from '../render/slack-message.ts'
import { type CardAt, choiceRows } from './choice-elements.ts'
import { rowSections } from './row-sections.ts'

const CHARACTERS = 6_000
/** Rows that are shown as paragraphs; of more the table is easier to read. */
const MOST_ROWS = 6

/** A question of several answers with everything that can be pressed, for the one who is asked. */
export function renderQuestion(
  { card, question, choices }: Choosing,
  { user, ...at }: CardAt & { readonly user: string },
): SlackMessage {
  const head = showHead(card, 'question')
  const blocks: KnownBlock[] = [...head.blocks]
  const files: SlackFile[] = [...head.files]
  const inRows = new Set<string>()
  for (const [i, block] of (card.blocks ?? []).entries()) {
    const sections =
      block.kind === 'table' && inRows.size === 0 && block.rows.length <= MOST_ROWS
        ? rowSections(block, choices, at)
        : undefined
    if (sections && block.kind === 'table') {
      blocks.push(...sections)
      for (const [key = ''] of block.rows) inRows.add(key)
      continue
    }
    const room = { characters: CHARACTERS - countText(blocks), table: true, picture: false }
    const part = showBlock(block, i + 1, room)
    blocks.push(...part.blocks)
    files.push(...part.files)
  }
  const rest = choices.filter(({ key }) => !inRows.has(key))
  return {
    text: escapeText(`${card.headline} ${question}`, 1_500),
    blocks: [...blocks, note(sayHow(question, user, choices)), ...choiceRows(rest, at)],
    ...(files.length === 0 ? {} : { files }),
  }
}

/** Every choice works as words; one of each kind shows how. */
function sayHow(question: string, user: string, choices: readonly Choice[]): string {
  const [first] = choices
  const search = choices.find(({ group, takes }) => group === 'look' && takes !== undefined)
  const leave = choices.findLast(({ group }) => group === 'move')
  const said = [first, search, leave].flatMap(choice => (choice ? [`\`${sayWords(choice)}\``] : []))
  return `*${escapeText(question)}* Only <@${user}> can answer, here or with words in the thread: ${said.join(', ')}.`
}

const sayWords = ({ key, says, takes }: Choice): string =>
  /^\d$/.test(key) ? key : takes === undefined ? says : `${says} ${takes.toUpperCase()}`
