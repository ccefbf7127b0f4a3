/**
 * A calendar date, `YYYY-MM-DD`. It is a name for a day (in this house: a US Eastern game day), not an instant, so all
 * arithmetic here runs on UTC midnights and no time zone or daylight saving can move it.
 */
export type CalendarDate = string

const DAY = 86_400_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month; `month` counts from 1. NaN for a month that does not exist. */
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year)
    ? 29
    : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? Number.NaN)

/** Whether the text is a day that exists, in the years 0001 to 9999. `2021-11-31` is none. */
export const isDate = (text: string): text is CalendarDate => {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  const length = monthLength(Number(year), Number(month))
  return Number(year) >= 1 && Number(day) >= 1 && Number(day) <= length
}

const toDayNumber = (date: CalendarDate): number => {
  if (!isDate(date)) throw new RangeError(`A date is YYYY-MM-DD and must exist; got ${JSON.stringify(date)}`)
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

const fromDayNumber = (day: number): CalendarDate => {
  const date = new Date(day * DAY)
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
  if (!isDate(text)) throw new RangeError(`Dates reach from 0001-01-01 to 9999-12-31; got day ${day}`)
  return text
}

/** The date that many days later, or earlier when `days` is negative. Throws RangeError outside 0001…9999. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromDayNumber(toDayNumber(date) + days)

/** Days from the first date to the second: 0 for the same day, negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  toDayNumber(to) - toDayNumber(from)

/** Day of the week, 1 = Monday … 7 = Sunday. */
export const weekday = (date: CalendarDate): number => ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1

/** `2021-11` of `2021-11-22`. */
export const monthOf = (date: CalendarDate): string => date.slice(0, 7)

/** First and last day of a month given as `YYYY-MM`. */
export const monthDates = (month: string): { readonly start: CalendarDate; readonly end: CalendarDate } => {
  const length = monthLength(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  return { start: `${month}-01`, end: `${month}-${String(length).padStart(2, '0')}` }
}

/** Every date from start to end, both included; empty when the end is before the start. */
export const eachDay = (start: CalendarDate, end: CalendarDate): readonly CalendarDate[] => {
  const first = toDayNumber(start)
  return Array.from({ length: Math.max(0, daysBetween(start, end) + 1) }, (_, i) => fromDayNumber(first + i))
}

/** The earlier of two dates. `YYYY-MM-DD` sorts as text. */
export const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b)
