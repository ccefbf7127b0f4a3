import { addDays, type CalendarDate } from '../warehouse/calendar-date.ts'
import { date } from '../warehouse/param.ts'
import type { Row, Warehouse } from '../warehouse/warehouse.ts'
import { seasonOf, seasonText } from './season.ts'
import { schedule } from './tables/raw/schedule.ts'

/** A day with games: finals, and from today on also games still to come. Postponed games are on no day. */
export type GameDay = { readonly date: CalendarDate; readonly games: number; readonly finals: number }

export type Season = {
  readonly season: string
  readonly seasonYear: number
  readonly firstGameDay: CalendarDate
  readonly lastGameDay: CalendarDate
}

/** When games are, as the schedule says. */
export type Calendar = {
  /** US Eastern. */
  readonly today: CalendarDate
  readonly seasons: readonly Season[]
  /** Sorted by date. */
  readonly gameDays: readonly GameDay[]
}

/** Days 0 to 13 after a season's first game day carry too little history for Phase 4. The one place for the number. */
export const BOOTSTRAP_DAYS = 14

/** From the league's first season on: for statements that mean every day and must still name their partitions. */
export const EVER = { start: '1946-10-01', end: '9999-09-30' } as const

const GAME_DAYS = `
SELECT game_date, COUNT(*) AS games, COUNTIF(game_status = 3) AS finals
FROM ${schedule.name}
WHERE game_date BETWEEN @first AND @last AND (game_status = 3 OR game_date >= @today)
GROUP BY game_date
ORDER BY game_date`

/** The calendar of every season in the warehouse. */
export async function readCalendar(warehouse: Warehouse, today: CalendarDate): Promise<Calendar> {
  const { rows } = await warehouse.query({
    sql: GAME_DAYS,
    params: { first: date(EVER.start), last: date(EVER.end), today: date(today) },
  })
  return calendarOf(
    rows.map(row => ({ date: String(row.game_date), games: Number(row.games), finals: Number(row.finals) })),
    today,
  )
}

/** The same from rows of the schedule table, before they are in the warehouse. */
export function calendarOfSchedule(rows: readonly Row[], today: CalendarDate): Calendar {
  const days = new Map<string, { date: string; games: number; finals: number }>()
  for (const row of rows) {
    const day = String(row.game_date)
    const final = row.game_status === 3
    if (!final && day < today) continue
    const entry = days.get(day) ?? { date: day, games: 0, finals: 0 }
    entry.games += 1
    if (final) entry.finals += 1
    days.set(day, entry)
  }
  return calendarOf(
    [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    today,
  )
}

function calendarOf(gameDays: readonly GameDay[], today: CalendarDate): Calendar {
  const seasons = new Map<number, Season>()
  for (const { date: day } of gameDays) {
    const seasonYear = seasonOf(day)
    const firstGameDay = seasons.get(seasonYear)?.firstGameDay ?? day
    seasons.set(seasonYear, { season: seasonText(seasonYear), seasonYear, firstGameDay, lastGameDay: day })
  }
  return { today, seasons: [...seasons.values()], gameDays }
}

/** Two calendars as one; where both know a season the second one counts. */
export function mergeCalendars(base: Calendar, newer: Calendar): Calendar {
  const known = new Set(newer.seasons.map(({ seasonYear }) => seasonYear))
  const kept = base.gameDays.filter(({ date: day }) => !known.has(seasonOf(day)))
  return calendarOf(
    [...kept, ...newer.gameDays].sort((a, b) => (a.date < b.date ? -1 : 1)),
    newer.today,
  )
}

/** Is the day one of the season's first, which Phase 4 leaves out by design? */
export function isBootstrap(calendar: Calendar, day: CalendarDate): boolean {
  const season = calendar.seasons.find(({ seasonYear }) => seasonYear === seasonOf(day))
  return season !== undefined && day < addDays(season.firstGameDay, BOOTSTRAP_DAYS)
}

export const gameDaysIn = (calendar: Calendar, start: CalendarDate, end: CalendarDate): readonly GameDay[] =>
  calendar.gameDays.filter(({ date: day }) => day >= start && day <= end)
