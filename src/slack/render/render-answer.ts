import type { KnownBlock } from '@slack/types'
import type { Answer, MatrixBlock } from '../../assistant/answer/answer.ts'
import { plural } from '../../assistant/words/plural.ts'
import { countText } from '../limits/check-blocks.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { nextCommands } from './next-commands.ts'
import { paragraph } from './paragraph.ts'
import { richText } from './rich-text.ts'
import { showBlock } from './show-block.ts'
import { showHead } from './show-head.ts'
import type { SlackFile, SlackMessage } from './slack-message.ts'

/** Characters and blocks of a message. Slack takes some 11,000 and 50, and more is put around an answer. */
const CHARACTERS = 8_000
const BLOCKS = 30
/** What the beginning of a file takes, which a block shows of itself however little room there is. */
const BEGINNING = 800

/**
 * What a command says: the verdict, the facts, its tables, and what to type next. Whatever has no room is in a file
 * beside the message, so nothing is lost. `sign` is the emoji before it where the outcome's would mislead.
 */
export function renderAnswer(
  answer: Answer,
  { verbose = false, sign }: { readonly verbose?: boolean; readonly sign?: string } = {},
): SlackMessage {
  const head = showHead(answer, sign)
  const next = nextCommands(answer.next ?? [], 'Next:')
  const blocks: KnownBlock[] = [...head.blocks]
  const files: SlackFile[] = [...head.files, ...next.files]
  let characters = CHARACTERS - countText(head.blocks) - countText(next.blocks)
  let table = true
  let picture: MatrixBlock | undefined
  let hidden = 0
  for (const [i, block] of [...(answer.blocks ?? []), ...(verbose ? (answer.details ?? []) : [])].entries()) {
    const isFull = blocks.length + next.blocks.length > BLOCKS
    const room = { characters: isFull ? 0 : characters - BEGINNING, table, picture: picture === undefined }
    const part = showBlock(block, i + 1, room)
    table &&= part.blocks.every(({ type }) => type !== 'table')
    if (block.kind === 'matrix') picture ??= block
    if (part.blocks.length === 0) hidden += 1
    characters -= countText(part.blocks)
    blocks.push(...part.blocks)
    files.push(...part.files)
  }
  if (hidden > 0)
    blocks.push(richText(paragraph({ type: 'text', text: `and ${plural(hidden, 'more part')} as files` })))
  return {
    text: escapeText(answer.headline, 1_500),
    blocks: [...blocks, ...next.blocks],
    ...(files.length === 0 ? {} : { files }),
    ...(picture ? { picture } : {}),
  }
}
