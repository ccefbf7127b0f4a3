import { addDays, type CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Calendar } from '../calendar.ts'

const DAYS = 7

export type DefaultRange = {
  readonly start: CalendarDate
  readonly end: CalendarDate
  /** Why these days. */
  readonly says: string
}

/** The last week while a season is on, else the last game days of the latest one; undefined before the first game. */
export function defaultRange({ seasons, gameDays, today }: Calendar): DefaultRange | undefined {
  const yesterday = addDays(today, -1)
  const begun = seasons.filter(({ firstGameDay }) => firstGameDay <= yesterday)
  const season = begun.at(-1)
  if (!season) return undefined
  if (yesterday <= season.lastGameDay) {
    return {
      start: addDays(yesterday, 1 - DAYS),
      end: yesterday,
      says: 'the last 7 days, for none were named',
    }
  }
  const played = gameDays.filter(
    ({ date, finals }) => finals > 0 && date >= season.firstGameDay && date < today,
  )
  const week = played.slice(-DAYS)
  const [start, end] = [week[0]?.date, week.at(-1)?.date]
  if (start === undefined || end === undefined) return undefined
  return {
    start,
    end,
    says: `the last ${week.length} game days of ${season.season}, for no days were named and no season is on`,
  }
}
