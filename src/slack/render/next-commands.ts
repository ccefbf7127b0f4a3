import { plural } from '../../assistant/words/plural.ts'
import { escapeText } from '../mrkdwn/escape-text.ts'
import { canBeAsked, commandRow } from './command-row.ts'
import { fitLines } from './fit-lines.ts'
import { inline } from './inline.ts'
import { paragraph } from './paragraph.ts'
import type { Part } from './part.ts'
import { richText } from './rich-text.ts'

const BUTTONS = 3
const ROOM = { most: 6, characters: 1_600 }

/** `why pdc 2021-11-22` → `Why`. A button that says Run would promise to run something. */
const labelOf = (line: string): string => {
  const word = /^[a-z]+/.exec(line)?.[0] ?? 'ask'
  if (word === 'run') return 'Details'
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** What to type next, each line to copy, the first ones with a button; those without room go into a file. */
export function nextCommands(lines: readonly string[], title: string): Part {
  if (lines.length === 0) return { blocks: [], files: [] }
  const { shown: fitting, left } = fitLines(
    lines.map(line => escapeText(line)),
    ROOM,
  )
  const shown = lines.slice(0, fitting.length)
  const pressed = new Set(lines.filter(canBeAsked).slice(0, BUTTONS))
  const more =
    left === 0 ? [] : [richText(paragraph(...inline(`and ${plural(left, 'more line')} in next.txt`)))]
  const [first, ...rest] = shown
  return {
    blocks: [
      ...(first === undefined
        ? []
        : [commandRow(first, { says: title, ...(pressed.has(first) ? { label: labelOf(first) } : {}) })]),
      ...rest.map(line => commandRow(line, pressed.has(line) ? { label: labelOf(line) } : {})),
      ...more,
    ],
    files:
      left === 0 ? [] : [{ name: 'next.txt', title: 'What to type next', content: `${lines.join('\n')}\n` }],
  }
}
