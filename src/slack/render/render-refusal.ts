import type { RichTextElement } from '@slack/types'
import type { Refusal } from '../../assistant/refusal.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { safeText } from '../mrkdwn/safe-text.ts'
import { inline } from './inline.ts'
import { nextCommands } from './next-commands.ts'
import { paragraph } from './paragraph.ts'
import { richText } from './rich-text.ts'
import type { SlackMessage } from './slack-message.ts'

const LONGEST = 3_000

/** What was refused and why, that nothing was done, and the nearest right lines with a button each. */
export function renderRefusal({ code, message, fix }: Refusal): SlackMessage {
  // Who may is of our own rights; what people typed mentions nobody.
  const isOfRights = code === 'not-allowed'
  const names = (words: string): string => (isOfRights ? words.replaceAll(person, '<@$1>') : words)
  const mentions = (part: RichTextElement): readonly RichTextElement[] =>
    isOfRights ? withMentions(part) : [part]
  const fixes = nextCommands(fix, fix.length > 1 ? 'Try one of:' : 'Try:')
  const isCut = safeText(message).length > LONGEST
  const files = [
    ...(isCut ? [{ name: 'refusal.txt', title: 'The whole refusal', content: `${message}\n` }] : []),
    ...fixes.files,
  ]
  return {
    text: `Refused: ${names(escapeText(message, 1_500))} Nothing was done.`,
    blocks: [
      richText(
        paragraph(
          { type: 'emoji', name: 'no_entry' },
          { type: 'text', text: ' Refused: ', style: { bold: true } },
          ...inline(`${cutText(message, LONGEST)}\nNothing was done.`).flatMap(mentions),
        ),
      ),
      ...fixes.blocks,
    ],
    ...(files.length === 0 ? {} : { files }),
  }
}

/** An id of Slack in words; one in backticks is to be copied. */
const person = /(?<!`)\bslack:([UW][A-Z0-9]+)\b/g

function withMentions(part: RichTextElement): readonly RichTextElement[] {
  if (part.type !== 'text' || part.style?.code) return [part]
  return part.text
    .split(person)
    .map(
      (piece, i): RichTextElement =>
        i % 2 === 1 ? { type: 'user', user_id: piece } : { ...part, text: piece },
    )
    .filter(piece => piece.type === 'user' || (piece.type === 'text' && piece.text !== ''))
}
