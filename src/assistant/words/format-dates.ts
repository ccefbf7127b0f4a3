import { plural } from './plural.ts'
import { printDates } from './print-dates.ts'

/** Dates in few words: `2021-11-02..2021-12-31 (58 days)`, or up to three dates and `and 4 more` when they are scattered. */
export const formatDates = (dates: readonly string[]): string => {
  const text = printDates(dates)
  return text.includes('..') ? `${text} (${plural(new Set(dates).size, 'day')})` : text
}
