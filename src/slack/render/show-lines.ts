import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../mrkdwn/cut-text.ts'
import { safeText } from '../mrkdwn/safe-text.ts'
import { fitLines } from './fit-lines.ts'
import { paragraph } from './paragraph.ts'
import type { Part } from './part.ts'
import { partTitle } from './part-title.ts'
import { preformatted } from './preformatted.ts'
import { richText } from './rich-text.ts'

/** Lines that are all shown; more are a file, of which one sees the beginning. */
const SHORT = 25
const BEGINNING = 8
/** Where a line of these letters breaks on a phone, and where nobody reads on. */
const NARROW = 64

export type Lines = {
  readonly title?: string | undefined
  readonly lines: readonly string[]
  /** What a line holds, and how many lines at the beginning hold none: the head of a table. */
  readonly noun: string
  readonly head: number
  readonly file: string
}

/** Lines in letters of one width where they are few and narrow, else their beginning and a file with all of them. */
export function showLines({ title, lines, noun, head, file }: Lines, characters: number): Part {
  const name = title === undefined ? [] : [partTitle(title)]
  const length = lines.reduce((sum, line) => sum + safeText(line).length + 1, 0)
  // Prose breaks anywhere, a row of a table does not.
  const isWide = head > 0 && lines.some(line => line.length > NARROW)
  if (lines.length <= SHORT + head && length <= characters && !isWide)
    return { blocks: [richText(...name, preformatted(lines))], files: [] }
  const beginning = lines.slice(0, BEGINNING + head).map(line => cutText(line, NARROW))
  const { shown } = fitLines(beginning, { most: beginning.length, characters: Math.max(characters, NARROW) })
  const left = lines.length - shown.length
  const says = left > 0 ? `and ${plural(left, `more ${noun}`)} in ${file}` : `the whole lines are in ${file}`
  return {
    blocks: [richText(...name, preformatted(shown), paragraph({ type: 'text', text: says }))],
    files: [{ name: file, title: cutText(title ?? file, 200), content: `${lines.join('\n')}\n` }],
  }
}
