import type { RichTextElement } from '@slack/types'
import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import type { AlertCause } from './alert-cause.ts'
import { factList } from './fact-list.ts'
import { inline } from './inline.ts'
import { moment } from './moment.ts'
import { nextCommands } from './next-commands.ts'
import { note } from './note.ts'
import { paragraph } from './paragraph.ts'
import { richText } from './rich-text.ts'
import type { SlackMessage } from './slack-message.ts'

const SHOWN = 8

/** One message for one cause: posted once, edited when it is met again, and when it is solved. */
export function renderAlert(alert: AlertCause): SlackMessage {
  const { cause, count, runs, where, firstAt, lastAt, solved } = alert
  const times = count === 1 ? 'once' : `${plural(count, 'time')}`
  const verdict = solved === undefined ? 'Needs a look' : 'Solved'
  const facts = [
    `met ${times}${runs.length === 0 ? '' : ` in ${plural(runs.length, 'run')}: ${listed(runs)}`}`,
    ...(where.length === 0 ? [] : [`where: ${listed(where)}`]),
    ...(solved === undefined ? [] : [`solved: ${cutText(solved.how, 500)}`]),
  ]
  const next = nextCommands(solved === undefined ? alert.next : [], 'Next:')
  return {
    text: `${verdict}: ${escapeText(cause, 1_000)} (${times})`,
    blocks: [
      richText(
        paragraph(
          sign(solved !== undefined),
          ...inline(` ${verdict}: `, { bold: true }),
          ...inline(cutText(cause, 2_000)),
        ),
        ...factList(facts),
      ),
      note(
        `First seen ${moment(firstAt)}, last ${moment(lastAt)}${solved === undefined ? '' : `, solved ${moment(solved.at)}`}.`,
      ),
      ...next.blocks,
    ],
    ...(next.files.length === 0 ? {} : { files: next.files }),
  }
}

const sign = (isSolved: boolean): RichTextElement => ({
  type: 'emoji',
  name: isSolved ? 'white_check_mark' : 'rotating_light',
})

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, SHOWN).map(name => cutText(name, 120))
  return names.length > SHOWN ? `${shown.join(', ')} and ${names.length - SHOWN} more` : shown.join(', ')
}
