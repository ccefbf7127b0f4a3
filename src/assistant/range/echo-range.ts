import type { DateRange } from './resolve-range.ts'

/** The dates alone, in the grammar: `2021-11-22`, `2021-11-01..2021-11-30`. */
export const printRange = ({ start, end }: Pick<DateRange, 'start' | 'end'>): string =>
  start === end ? start : `${start}..${end}`

/** What was understood, before anything runs: `2021-11-01..2021-11-30: 30 days, 28 with games`. */
export const echoRange = (range: Pick<DateRange, 'start' | 'end' | 'days' | 'gameDays'>): string => {
  const count = range.gameDays.length
  const facts =
    range.days === 1
      ? `1 day, ${count === 0 ? 'no games' : 'with games'}`
      : `${range.days.toLocaleString('en-US')} days, ${count === 0 ? 'none' : count.toLocaleString('en-US')} with games`
  return `${printRange(range)}: ${facts}`
}
