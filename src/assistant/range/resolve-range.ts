import { type CalendarDate, daysBetween, earlier } from '../../warehouse/calendar-date.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Calendar, KnownSeason } from './calendar.ts'
import { type Dates, printRequest, type RangeRequest, requestDates } from './range-request.ts'
import { refuseFuture } from './refuse-future.ts'
import { seasonOf } from './season.ts'

/** A range in dates, both ends included, with what the league's calendar says about it. */
export type DateRange = {
  readonly start: CalendarDate
  readonly end: CalendarDate
  /** Calendar days, both ends counted. */
  readonly days: number
  /** The dates in it that have games, ascending; empty for an all-star week. */
  readonly gameDays: readonly CalendarDate[]
  /** The range as it was understood, in its canonical words: `last 7 days`. */
  readonly label: string
}

const showKnown = (seasons: readonly KnownSeason[]): string =>
  seasons.length === 0
    ? 'no season is known yet'
    : `known are ${seasons.map(({ season, firstGameDay, lastGameDay }) => `${season} (${firstGameDay}..${lastGameDay})`).join(', ')}`

const refuseUnknown = (what: string, { seasons }: Calendar): Refusal =>
  refuse('unknown-season', `${what}; ${showKnown(seasons)}.`, ...seasons.map(({ season }) => season))

const played = ({ firstGameDay, lastGameDay }: KnownSeason, today: CalendarDate): Dates => ({
  start: firstGameDay,
  end: earlier(lastGameDay, today),
})

const resolveSeason = (seasonYear: number, calendar: Calendar): Dates | Refusal => {
  const known = calendar.seasons.find(season => season.seasonYear === seasonYear)
  if (known === undefined)
    return refuseUnknown(`There are no games of the season ${seasonOf(seasonYear)}`, calendar)
  if (known.firstGameDay <= calendar.today) return played(known, calendar.today)
  return refuse(
    'future-range',
    `The season ${known.season} begins on ${known.firstGameDay}; today is ${calendar.today} (US Eastern).`,
    ...calendar.seasons.filter(season => season.firstGameDay <= calendar.today).map(({ season }) => season),
  )
}

const resolveSeasonToDate = (calendar: Calendar): Dates | Refusal => {
  const { today, seasons } = calendar
  const now = seasons.find(({ firstGameDay, lastGameDay }) => firstGameDay <= today && today <= lastGameDay)
  return now ? played(now, today) : refuseUnknown(`Today, ${today} (US Eastern), lies in no season`, calendar)
}

const resolveDates = (request: RangeRequest, calendar: Calendar): Dates | Refusal => {
  if (request.kind === 'season') return resolveSeason(request.seasonYear, calendar)
  const dates = requestDates(request, calendar.today)
  if (dates === undefined) return resolveSeasonToDate(calendar)
  const touches = calendar.seasons.some(
    ({ firstGameDay, lastGameDay }) => dates.start <= lastGameDay && firstGameDay <= dates.end,
  )
  return touches ? dates : refuseUnknown(`${dates.start}..${dates.end} lies outside every season`, calendar)
}

/**
 * What a request means in dates. Refuses (`unknown-season`) a range that touches no known season, and (`future-range`)
 * one that has become or still is the future; a season or month under way ends today. A range without any game
 * resolves: whether that is a mistake is for the command to say.
 */
export const resolveRange = (request: RangeRequest, calendar: Calendar): DateRange | Refusal => {
  const dates = refuseFuture(request, calendar.today) ?? resolveDates(request, calendar)
  if (isRefusal(dates)) return dates
  const { start, end } = dates
  return {
    start,
    end,
    days: daysBetween(start, end) + 1,
    gameDays: calendar.gameDays.map(({ date }) => date).filter(date => start <= date && date <= end),
    label: printRequest(request),
  }
}
