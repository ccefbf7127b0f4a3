import type { Answer } from '../../assistant/answer/answer.ts'
import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { safeText } from '../mrkdwn/safe-text.ts'
import { factList } from './fact-list.ts'
import { fitLines } from './fit-lines.ts'
import { inline } from './inline.ts'
import { outcomeEmoji } from './outcome-emoji.ts'
import { paragraph } from './paragraph.ts'
import type { Part } from './part.ts'
import { richText } from './rich-text.ts'

const HEADLINE = 1_200
const FACTS = { most: 30, characters: 3_000 }

/** The verdict and its facts; where they are too many or too long for a message, all of them go into a file. */
export function showHead({ outcome, headline, facts }: Answer, sign?: string): Part {
  const { shown, left } = fitLines(facts, FACTS)
  const isCut = left > 0 || safeText(headline).length > HEADLINE
  const more = left === 0 ? [] : [`and ${plural(left, 'more line')} in answer.txt`]
  return {
    blocks: [
      richText(
        paragraph(
          { type: 'emoji', name: sign ?? outcomeEmoji(outcome) },
          { type: 'text', text: ' ' },
          ...inline(cutText(headline, HEADLINE), { bold: true }),
        ),
        ...factList([...shown, ...more]),
      ),
    ],
    files: isCut
      ? [{ name: 'answer.txt', title: 'The whole answer', content: `${[headline, ...facts].join('\n')}\n` }]
      : [],
  }
}
