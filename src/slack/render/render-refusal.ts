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
export function renderRefusal({ message, fix }: Refusal): SlackMessage {
  const fixes = nextCommands(fix, fix.length > 1 ? 'Try one of:' : 'Try:')
  const isCut = safeText(message).length > LONGEST
  const files = [
    ...(isCut ? [{ name: 'refusal.txt', title: 'The whole refusal', content: `${message}\n` }] : []),
    ...fixes.files,
  ]
  return {
    text: `Refused: ${escapeText(message, 1_500)} Nothing was done.`,
    blocks: [
      richText(
        paragraph(
          { type: 'emoji', name: 'no_entry' },
          { type: 'text', text: ' Refused: ', style: { bold: true } },
          ...inline(`${cutText(message, LONGEST)}\nNothing was done.`),
        ),
      ),
      ...fixes.blocks,
    ],
    ...(files.length === 0 ? {} : { files }),
  }
}
