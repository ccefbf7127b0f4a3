import type { MatrixBlock } from '../../assistant/answer/answer.ts'
import { monthName } from '../../assistant/report/month-name.ts'
import {
  type CalendarDate,
  daysBetween,
  eachDay,
  monthDates,
  monthOf,
  weekday,
} from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { weekBands } from './week-bands.ts'

/** A column: its days as places in the matrix, undefined for those that the matrix does not have. */
export type Column = { readonly head: string; readonly days: readonly (number | undefined)[] }

/** Columns that stand side by side, with the dates above them. */
export type Band = { readonly title: string; readonly columns: readonly Column[] }

/** How a column is drawn: a day with its numbers, a day as a square, or a week as a square over its days. */
export type Scale = 'day in words' | 'day' | 'week'

const IN_WORDS = 7
const ONE_BAND = 31
const MOST_DAYS = 62

/** A few days get words, up to two months a square a day, and more than that a square a week. */
export function bandsOf({ columns, rows }: MatrixBlock): {
  readonly scale: Scale
  readonly bands: readonly Band[]
} {
  const places = new Map(columns.map((date, place) => [date, place]))
  const sorted = [...places.keys()].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return { scale: 'day', bands: [] }
  const length = daysBetween(first, last) + 1
  if (sorted.length <= IN_WORDS) {
    return { scale: 'day in words', bands: [band(sorted, places, shortDate)] }
  }
  if (length > MOST_DAYS) {
    const isIdle = (place: number) =>
      rows.every(({ cells }) => (cells[place]?.status ?? 'no games') === 'no games')
    return { scale: 'week', bands: weekBands(first, last, places, isIdle) }
  }
  const days = eachDay(first, last)
  const parts = length <= ONE_BAND ? [days] : [...groupBy(days, monthOf).values()]
  return { scale: 'day', bands: parts.map(part => band(part, places, mondayNumber)) }
}

const band = (
  days: readonly CalendarDate[],
  places: ReadonlyMap<string, number>,
  head: (day: CalendarDate) => string,
): Band => ({
  title: titleOf(days[0] ?? '', days.at(-1) ?? ''),
  columns: days.map(day => ({ head: head(day), days: [places.get(day)] })),
})

function titleOf(first: CalendarDate, last: CalendarDate): string {
  if (first === last) return first
  const { start, end } = monthDates(monthOf(first))
  return first === start && last === end ? monthName(first) : `${first} to ${last}`
}

const shortDate = (day: CalendarDate): string => `${monthName(day).slice(0, 3)} ${Number(day.slice(8))}`

/** Mondays are numbered, as everywhere. */
const mondayNumber = (day: CalendarDate): string => (weekday(day) === 1 ? String(Number(day.slice(8))) : '')
