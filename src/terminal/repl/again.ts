import { flagsOf } from '../../assistant/command/flag.ts'
import { splitWords } from '../../assistant/command/split-words.ts'
import { surfaceFlags } from '../../assistant/command/surface-flags.ts'
import { printRange } from '../../assistant/range/echo-range.ts'
import { parseRange } from '../../assistant/range/parse-range.ts'
import { printRequest, requestDates } from '../../assistant/range/range-request.ts'
import { isRefusal, type Refusal, refuse } from '../../assistant/refusal.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'

/** `season to date` has three words; no form of a range has more. */
const LONGEST_RANGE = 3

/**
 * The dates that a line names, as they are typed again. `yesterday` and its like become the dates that they mean today, so
 * that the same dates stay the same over midnight.
 */
export function rangeIn(line: string, today: CalendarDate): string | undefined {
  const words = splitWords(line)
  if (isRefusal(words)) return undefined
  for (let length = LONGEST_RANGE; length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const request = parseRange(words.slice(at, at + length).join(' '), { today })
      if (isRefusal(request)) continue
      const dates = /^(today|yesterday|last-.*)$/.test(request.kind)
        ? requestDates(request, today)
        : undefined
      if (dates === undefined) return printRequest(request)
      return printRange(dates)
    }
  return undefined
}

const plainFlags = new Set(
  flagsOf(surfaceFlags)
    .filter(flag => !flag.takesValue)
    .map(flag => flag.name),
)

/** A word with the spaces before it; a quoted stretch is one word. */
const WORD = /(\s*)("(?:\\.|[^"\\])*"|'[^']*'|\S+)/g

/**
 * The line with `.` and `--again` replaced by the dates of the last command that had any. A dot behind a flag that takes a
 * value is that value; quoted dots are left alone. A line without either comes back as it is.
 */
export function expandAgain(line: string, last: string | undefined): string | Refusal {
  const words = [...line.matchAll(WORD)].map(([, space = '', word = '']) => ({ space, word }))
  const isAgain = (i: number): boolean => {
    const [before = '', word] = [words[i - 1]?.word, words[i]?.word]
    if (word === '--again') return true
    return (
      word === '.' && i > 0 && (!before.startsWith('--') || before.includes('=') || plainFlags.has(before))
    )
  }
  const found = words.flatMap((_, i) => (isAgain(i) ? [i] : []))
  if (found.length === 0) return line
  const without = (replace: (i: number) => string | undefined): string =>
    words
      .flatMap(({ space, word }, i) => {
        const put = found.includes(i) ? replace(i) : word
        return put === undefined ? [] : [space + put]
      })
      .join('')
  if (last === undefined)
    return refuse(
      'no-dates-yet',
      `\`${words[found[0] ?? 0]?.word}\` stands for the dates of the last command, and no command had dates yet.`,
      without(() => 'yesterday'),
    )
  if (found.length > 1)
    return refuse(
      'repeated-dates',
      'The dates of the last command stand there twice; say it once.',
      without(i => (i === found[0] ? last : undefined)),
    )
  return without(() => last)
}
