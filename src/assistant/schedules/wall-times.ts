import { addDays, type CalendarDate } from '../../warehouse/calendar-date.ts'
import { easternClock } from '../range/eastern-clock.ts'
import { easternToday } from '../range/eastern-today.ts'

/** When a time of day comes. The queue is woken by it and people are told by it, so both say the same. */
export type WallTimes = {
  /** The first time after the instant. */
  next(at: string, after: Date): Date
  /** The last time not after the instant. */
  latest(at: string, until: Date): Date
}

const HOUR_MS = 3_600_000
/** How far US Eastern is behind UTC in summer and in winter. */
const OFFSETS = [4, 5] as const

/**
 * A time of day in US Eastern on a date: once on every date. When clocks go back it is the first of the two; when they
 * go forward, a time that does not exist comes an hour later.
 */
function easternInstant(day: CalendarDate, at: string): Date {
  const [summer, winter] = OFFSETS.map(hours => new Date(Date.parse(`${day}T${at}:00Z`) + hours * HOUR_MS))
  if (!summer || !winter) throw new RangeError(`no time of day: ${at}`)
  return easternClock(summer) === `${day} ${at}` ? summer : winter
}

export const easternTimes: WallTimes = {
  next: (at, after) => {
    const day = easternToday(after)
    const own = easternInstant(day, at)
    return own > after ? own : easternInstant(addDays(day, 1), at)
  },
  latest: (at, until) => {
    const day = easternToday(until)
    const own = easternInstant(day, at)
    return own <= until ? own : easternInstant(addDays(day, -1), at)
  },
}
