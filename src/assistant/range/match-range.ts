import { isDate } from '../../warehouse/calendar-date.ts'
import { isMonthOrSeason, monthNames, type RangeRequest } from './range-request.ts'
import { seasonOf } from './season.ts'

/** `last 9999 days` is the longest stretch that is counted backwards. */
const longestCount = /^last ([1-9]\d{0,3}) days?$/

const wordForms: ReadonlyMap<string, RangeRequest> = new Map(
  (['today', 'yesterday', 'last-week', 'last-month', 'season-to-date'] as const).map(kind => [
    kind.replaceAll('-', ' '),
    { kind },
  ]),
)

const matchSpan = (text: string): RangeRequest | undefined => {
  const [start, end, ...rest] = text.split(/ ?\.\. ?/)
  if (start === undefined || end === undefined || rest.length > 0) return undefined
  return isDate(start) && isDate(end) && start <= end ? { kind: 'span', start, end } : undefined
}

const matchMonth = (text: string): RangeRequest | undefined => {
  const [, name = '', year] = /^([a-z]+) (\d{4})$/.exec(text) ?? []
  const index = monthNames.findIndex(month => name === month || name === month.slice(0, 3))
  const month = index < 0 ? text : `${year}-${String(index + 1).padStart(2, '0')}`
  if (!isDate(`${month}-01`)) return undefined
  return index < 0 && isMonthOrSeason(month) ? undefined : { kind: 'month', month }
}

const matchSeason = (text: string): RangeRequest | undefined => {
  const seasonYear = Number(/^(\d{4})-\d{2}$/.exec(text)?.[1])
  const isSeason = seasonYear >= 1 && text === seasonOf(seasonYear) && !isDate(`${text}-01`)
  return isSeason ? { kind: 'season', seasonYear } : undefined
}

const matchLastDays = (text: string): RangeRequest | undefined => {
  const days = Number(longestCount.exec(text)?.[1])
  return days >= 1 ? { kind: 'last-days', days } : undefined
}

/** Letters made small and runs of spaces made one. ASCII only: a Kelvin sign is no `k`, and no-break spaces stay. */
export const tidyRange = (text: string): string =>
  text
    .replaceAll(/[A-Z]/g, letter => letter.toLowerCase())
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/^ | $/g, '')

/**
 * The closed grammar, on a tidied text: what it does not know is undefined, never a guess. `2009-10` is not in it,
 * because it is October 2009 and the season 2009-10 alike.
 */
export const matchRange = (text: string): RangeRequest | undefined =>
  isDate(text)
    ? { kind: 'date', date: text }
    : (matchSpan(text) ?? matchMonth(text) ?? matchSeason(text) ?? matchLastDays(text) ?? wordForms.get(text))
