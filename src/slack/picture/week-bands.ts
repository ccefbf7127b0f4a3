import { monthName } from '../../assistant/report/month-name.ts'
import { addDays, type CalendarDate, daysBetween, monthOf, weekday } from '../../warehouse/calendar-date.ts'
import type { Band, Column } from './bands.ts'

const WEEK = 7
/** A season with its play-offs: late October to the end of June. */
const MOST_WEEKS = 37

/** A summer; the week of the All-Star game is none. */
const IDLE_WEEKS = 3

type Week = { readonly monday: CalendarDate; readonly days: Column['days'] }

/** Weeks from Monday to Sunday. Summers are left out, so that several seasons stand below each other. */
export function weekBands(
  first: CalendarDate,
  last: CalendarDate,
  places: ReadonlyMap<string, number>,
  isIdle: (place: number) => boolean,
): readonly Band[] {
  const start = addDays(first, 1 - weekday(first))
  const weeks = Array.from({ length: Math.floor(daysBetween(start, last) / WEEK) + 1 }, (_, week) => {
    const monday = addDays(start, week * WEEK)
    return { monday, days: Array.from({ length: WEEK }, (_, day) => places.get(addDays(monday, day))) }
  })
  const stretches = stretchesOf(weeks, ({ days }) => days.every(day => day === undefined || isIdle(day)))
  const kept = stretches.filter(({ idle, items }) => !idle || items.length < IDLE_WEEKS)
  const bands: Week[][] = []
  for (const week of (kept.length > 0 ? kept : stretches).flatMap(({ items }) => items)) {
    const current = bands.at(-1)
    const before = current?.at(-1)
    const follows = before !== undefined && daysBetween(before.monday, week.monday) === WEEK
    if (current && follows && current.length < MOST_WEEKS) current.push(week)
    else bands.push([week])
  }
  return bands.map(band => toBand(band, first, last))
}

function stretchesOf<T>(items: readonly T[], isIdle: (item: T) => boolean): { idle: boolean; items: T[] }[] {
  const stretches: { idle: boolean; items: T[] }[] = []
  for (const item of items) {
    const idle = isIdle(item)
    const current = stretches.at(-1)
    if (current?.idle === idle) current.items.push(item)
    else stretches.push({ idle, items: [item] })
  }
  return stretches
}

function toBand(weeks: readonly Week[], first: CalendarDate, last: CalendarDate): Band {
  const from = weeks[0]?.monday ?? first
  const to = addDays(weeks.at(-1)?.monday ?? last, WEEK - 1)
  let shown = ''
  return {
    title: `${from < first ? first : from} to ${to > last ? last : to}`,
    columns: weeks.map(({ monday, days }) => {
      const month = monthOf(addDays(monday, WEEK - 1))
      const head = month === shown ? '' : monthName(month).slice(0, 3)
      shown = month
      return { head, days }
    }),
  }
}
