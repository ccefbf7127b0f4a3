import { addDays, type CalendarDate, weekday } from '../../warehouse/calendar-date.ts'
import { nearest } from '../command/nearest.ts'
import { oddCharacters, plainCharacters, plainDashes } from '../command/odd-characters.ts'
import { asciiDigits } from './ascii-digits.ts'
import { tidyRange } from './match-range.ts'
import { monthNames } from './range-request.ts'
import { seasonOf } from './season.ts'

/** One habit of writing ranges that the grammar does not take, and how the same thing is written in it. */
type Repair = {
  /** What the text does, as the end of a sentence that begins with it. */
  readonly says: (text: string) => string
  readonly apply: (text: string, today: CalendarDate) => string
}

const pad = (number: string): string => number.padStart(2, '0')

const monthNumber = (name: string): string | undefined => {
  const begun = monthNames.filter(month => month.startsWith(name))
  const found: string | undefined =
    name.length >= 3 && begun.length === 1 ? begun[0] : nearest(name, monthNames)
  const index = found === undefined ? -1 : monthNames.indexOf(found)
  return index < 0 ? undefined : pad(String(index + 1))
}

const isoDates = (text: string): string =>
  text
    .replaceAll(/(\d{4}-\d{2}-\d{2})[t ]\d{2}:\d{2}[\d:.z+-]*/g, '$1')
    .replaceAll(
      /(?<!\d)(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)/g,
      (_, y, _s, m, d) => `${y}-${pad(m)}-${pad(d)}`,
    )
    .replaceAll(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g, '$1-$2-$3')

const isoMonths = (text: string): string =>
  text
    .replace(/^(\d{4})[/.](\d{2})$/, '$1-$2')
    .replace(/^(\d{4})[/.-](\d)$/, '$1-0$2')
    .replace(/^(\d{1,2})[/.-](\d{4})$/, (_, month, year) => `${year}-${pad(month)}`)

const seasons = (text: string): string =>
  text
    .replace(/^(?:the )?season (?!to date)(.+)$/, '$1')
    .replace(/^(\d.*) season$/, '$1')
    .replace(/^(\d{4})[-/](\d{4})$/, (all, from, to) =>
      Number(to) === Number(from) + 1 ? seasonOf(Number(from)) : all,
    )

const namedDates = (text: string): string => {
  const iso = (all: string, year: string, name: string, day: string): string => {
    const month = monthNumber(name)
    return month === undefined ? all : `${year}-${month}-${pad(day)}`
  }
  return text
    .replaceAll(/\b(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-z]{3,10})[., -]+(\d{4})(?!\d)/g, (all, d, m, y) =>
      iso(all, y, m, d),
    )
    .replaceAll(/\b([a-z]{3,10})[. -]+(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})(?!\d)/g, (all, m, d, y) =>
      iso(all, y, m, d),
    )
}

const namedMonths = (text: string): string => {
  const [, before, name, after] = /^(?:(\d{4})[ -])?([a-z]{3,10})(?:[., -]+(\d{4}))?$/.exec(text) ?? []
  const month = name === undefined ? undefined : monthNumber(name)
  const year = before ?? after
  const isOne = (before === undefined) !== (after === undefined)
  return isOne && month !== undefined ? `${monthNames[Number(month) - 1]?.slice(0, 3)} ${year}` : text
}

const separators = (text: string): string =>
  text
    .replace(/^(?:from |between )?(\d{4}-\d{2}-\d{2})(?! ?\.\. ?\d)[^\d]{1,10}(\d{4}-\d{2}-\d{2})$/, '$1..$2')
    .replace(/^(?:from )?(.*\d) ?(?:\.{3,}|\u2026| to | - | until | through | till ) ?(.+)$/, '$1..$2')

const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const countedDays = (text: string): string => {
  const [, count = '', unit] =
    /^(?:(?:the )?(?:last|past|previous|prior) )?(\d{1,4}|[a-z]{3,5}) ?(d|days?|w|weeks?)$/.exec(text) ?? []
  const number = /^\d+$/.test(count) ? Number(count) : counts.indexOf(count) + 1
  if (unit === undefined || number === 0) return text
  const days = unit.startsWith('w') ? number * 7 : number
  return days === 1 ? 'last 1 day' : `last ${days} days`
}

const otherWords = new Map<string, (today: CalendarDate) => string>([
  ['now', () => 'today'],
  ['last day', () => 'yesterday'],
  ['last night', () => 'yesterday'],
  ['past week', () => 'last 7 days'],
  ['previous week', () => 'last week'],
  ['previous month', () => 'last month'],
  ['this month', today => today.slice(0, 7)],
  ['this week', today => `${addDays(today, 1 - weekday(today))}..${today}`],
  ['this season', () => 'season to date'],
  ['season', () => 'season to date'],
])

const words = ['today', 'yesterday', 'last week', 'last month', 'last 7 days', 'season to date'] as const

const sayWords = (): string => 'is not one of the words for a range'

const repairs: readonly Repair[] = [
  { says: text => `holds ${oddCharacters(text).join(' and ')}`, apply: plainCharacters },
  { says: () => 'has digits that are not 0 to 9', apply: asciiDigits },
  { says: () => 'has quotes in it', apply: text => text.replaceAll(/["'`]/g, '') },
  {
    says: () => 'has a long dash in it',
    apply: text => {
      const plain = plainDashes(text)
      return plain === text ? text : plain.replace(/ -{1,2} /, ' - ')
    },
  },
  { says: sayWords, apply: (text, today) => otherWords.get(text)?.(today) ?? text },
  { says: sayWords, apply: countedDays },
  { says: sayWords, apply: text => (/^[^\d]+$/.test(text) && nearest(text, words)) || text },
  { says: () => 'does not write its dates as YYYY-MM-DD', apply: text => namedDates(isoDates(text)) },
  { says: () => 'is not how a month is written here', apply: text => namedMonths(isoMonths(text)) },
  { says: () => 'is not how a season is written here', apply: seasons },
  { says: () => 'joins its ends with something other than `..`', apply: separators },
]

/** The text as the grammar would have it, as far as habits are known, with what was wrong in it, first things first. */
export const repairRange = (
  text: string,
  today: CalendarDate,
): { readonly text: string; readonly wrong: readonly string[] } => {
  let repaired = text
  const wrong: string[] = []
  for (const repair of repairs) {
    const before = repaired
    repaired = tidyRange(repair.apply(before, today))
    if (repaired !== before) wrong.push(repair.says(before))
  }
  return { text: repaired, wrong: [...new Set(wrong)] }
}
