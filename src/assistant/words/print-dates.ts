import { daysBetween } from '../../warehouse/calendar-date.ts'

const SINGLES = 3

/** Game days have gaps, yet a stretch that is less than half filled is no stretch: `(5 days)` of two months misleads. */
const isStretch = (dates: readonly string[], first: string, last: string): boolean =>
  dates.length * 2 > daysBetween(first, last)

/** Dates in few words for lines that say their number elsewhere: `2021-11-02..2021-12-31`, or `2021-11-03, 2021-12-01`. */
export const printDates = (dates: readonly string[]): string => {
  const sorted = [...new Set(dates)].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return 'no dates'
  if (sorted.length > SINGLES && isStretch(sorted, first, last)) return `${first}..${last}`
  const more = sorted.length - SINGLES
  return `${sorted.slice(0, SINGLES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
