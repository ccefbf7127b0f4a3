import type { Calendar } from '../../pipeline/calendar.ts'
import { addDays, type CalendarDate } from '../../warehouse/calendar-date.ts'
import { plural } from '../words/plural.ts'
import type { ScheduleDays } from './schedules.ts'

/** Whether a schedule is asked on a day, and what in the calendar says so. */
export type DayVerdict = { readonly asks: boolean; readonly because?: string }

/**
 * What the game calendar says to a schedule on a day. Of days before the calendar's today only final games count, of
 * later ones those that are to come: they say what will be done, as far as is known.
 */
export function judgeDay(on: ScheduleDays, day: CalendarDate, calendar: Calendar): DayVerdict {
  if (on === 'every-day') return { asks: true }
  if (calendar.seasons.length === 0) return { asks: false, because: 'no schedule of games is known' }
  const wanted = on === 'after-games' ? addDays(day, -1) : day
  const games = calendar.gameDays.find(({ date }) => date === wanted)
  if (!games) return { asks: false, because: `no games on ${wanted}` }
  const isPast = wanted < calendar.today
  if (isPast && games.finals === 0) return { asks: false, because: `no final games on ${wanted}` }
  return { asks: true, because: `${plural(isPast ? games.finals : games.games, 'game')} on ${wanted}` }
}
