import { type CalendarDate, isDate } from '../../warehouse/calendar-date.ts'
import { refuse } from '../refusal.ts'
import type { Explain } from './explain.ts'
import { explainSpan } from './explain-span.ts'
import { impossibleDate } from './impossible-date.ts'
import { isMonthOrSeason, monthNames } from './range-request.ts'
import { seasonOf } from './season.ts'

const explainImpossible: Explain = (text, { seen }) => {
  const wrong = impossibleDate(text)
  return (
    wrong &&
    refuse(
      'bad-range',
      `\`${seen}\` is not a date: ${wrong.says}.`,
      ...(wrong.nearest ? [wrong.nearest] : []),
    )
  )
}

const explainFutureWords: Explain = (text, { seen, today }) =>
  /^(tomorrow|next .*|in \d+ (days?|weeks?|months?)|tonight)$/.test(text)
    ? refuse(
        'future-range',
        `\`${seen}\` is not played yet; ranges end at the latest today, ${today} (US Eastern).`,
        'today',
        'yesterday',
      )
    : undefined

const explainMonthOrSeason: Explain = (text, { seen }) => {
  const [, year = '', suffix = ''] = /^(\d{4})-(\d{2})$/.exec(text) ?? []
  if (year === '') return undefined
  const season = seasonOf(Number(year))
  if (isMonthOrSeason(text)) {
    const month = (monthNames[Number(suffix) - 1] ?? '').slice(0, 3)
    const dates = `${year}-07-01..${Number(year) + 1}-06-30`
    return refuse(
      'bad-range',
      `\`${seen}\` is a month and a season alike; write \`${month} ${year}\` for the month, dates for the season.`,
      `${month} ${year}`,
      dates,
    )
  }
  return refuse(
    'bad-range',
    `\`${seen}\` is neither a month (01 to 12) nor a season: the one that begins in ${year} is ${season}.`,
    season,
  )
}

const explainYear: Explain = (text, { seen }) => {
  const year = Number(/^(\d{4})$/.exec(text)?.[1])
  if (Number.isNaN(year)) return undefined
  const season = seasonOf(year)
  return refuse(
    'bad-range',
    `\`${seen}\` is a year; a season is written with the two years that it spans, a month with its number.`,
    season,
    `${text}-01-01..${text}-12-31`,
  )
}

const readings = (text: string, today: CalendarDate): readonly CalendarDate[] => {
  const [, a = '', b = '', c] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text) ?? []
  if (a === '') return []
  const thisYear = Number(today.slice(0, 4))
  const full = (year: string, month: string, day: string): string =>
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const latest = (month: string, day: string): string =>
    [thisYear, thisYear - 1]
      .map(year => full(String(year), month, day))
      .find(date => isDate(date) && date <= today) ?? ''
  const years = c === undefined ? undefined : c.padStart(4, '20')
  const dates =
    years === undefined
      ? [latest(a, b), latest(b, a)]
      : [full(years, a, b), full(years, b, a), ...(c?.length === 2 ? [full(`20${a}`, b, c)] : [])]
  return [...new Set(dates.filter(isDate))]
}

const explainNumbers: Explain = (text, { seen, today }) => {
  if (!/^\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?$/.test(text)) return undefined
  const dates = readings(text, today)
  const why = dates.length > 1 ? 'can be read in more than one way' : 'is not how a date is written here'
  return refuse('bad-range', `\`${seen}\` ${why}; dates are YYYY-MM-DD.`, ...dates)
}

const explainCount: Explain = (text, { seen }) => {
  const digits = /^last (\d+) days?$/.exec(text)?.[1]
  if (digits === undefined) return undefined
  return Number(digits) === 0
    ? refuse('bad-range', `\`${seen}\` is no day at all; it counts from 1.`, 'last 1 day', 'today')
    : refuse('bad-range', `\`${seen}\` is not a count from 1 to 9999 days.`, 'last 9999 days')
}

const explainBareMonth: Explain = (text, { seen, today }) => {
  const index = monthNames.findIndex(name => text === name || text === name.slice(0, 3))
  if (index < 0) return undefined
  const number = String(index + 1).padStart(2, '0')
  const year = Number(today.slice(0, 4)) - (`${today.slice(0, 4)}-${number}-01` > today ? 1 : 0)
  return refuse('bad-range', `\`${seen}\` is a month without its year.`, `${text} ${year}`)
}

const explainers: readonly Explain[] = [
  explainFutureWords,
  explainSpan,
  explainImpossible,
  explainMonthOrSeason,
  explainYear,
  explainNumbers,
  explainCount,
  explainBareMonth,
]

/** The refusal of a tidied text whose shape is known but that is not in the grammar; undefined when it is not known. */
export const explainShape: Explain = (text, asked) => {
  for (const explain of explainers) {
    const refusal = explain(text, asked)
    if (refusal !== undefined) return refusal
  }
  return undefined
}
