import {
  addDays,
  type CalendarDate,
  earlier,
  monthDates,
  monthOf,
  weekday,
} from '../../warehouse/calendar-date.ts'
import { seasonOf } from './season.ts'

/** A range as it was asked for. What it means in dates depends on the day it is asked on and on the league's calendar. */
export type RangeRequest =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'span'; readonly start: CalendarDate; readonly end: CalendarDate }
  /** `month` is `YYYY-MM`. */
  | { readonly kind: 'month'; readonly month: string }
  /** `seasonYear` is the year the season begins in: 2021 for 2021-22. */
  | { readonly kind: 'season'; readonly seasonYear: number }
  | { readonly kind: 'last-days'; readonly days: number }
  | { readonly kind: 'today' | 'yesterday' | 'last-week' | 'last-month' | 'season-to-date' }

export type Dates = { readonly start: CalendarDate; readonly end: CalendarDate }

export const monthNames: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Whether `2009-10` could be a month and a season alike. */
export const isMonthOrSeason = (month: string): boolean => {
  const year = Number(month.slice(0, 4))
  return month === seasonOf(year)
}

/** The canonical text of a request; `parseRange` reads it back as the same request. */
export const printRequest = (request: RangeRequest): string => {
  switch (request.kind) {
    case 'date':
      return request.date
    case 'span':
      return `${request.start}..${request.end}`
    case 'month':
      return isMonthOrSeason(request.month)
        ? `${monthNames[Number(request.month.slice(5)) - 1]?.slice(0, 3)} ${request.month.slice(0, 4)}`
        : request.month
    case 'season':
      return seasonOf(request.seasonYear)
    case 'last-days':
      return request.days === 1 ? 'last 1 day' : `last ${request.days} days`
    default:
      return request.kind.replaceAll('-', ' ')
  }
}

/**
 * The dates that a request means on a day, or undefined for the two kinds that need the league's calendar (a season,
 * season to date). A month that is not over yet ends today. `last 7 days` are the seven that end yesterday, because
 * today's games are not played; `last week` runs from Monday to Sunday.
 */
export const requestDates = (request: RangeRequest, today: CalendarDate): Dates | undefined => {
  const only = (date: CalendarDate): Dates => ({ start: date, end: date })
  switch (request.kind) {
    case 'date':
      return only(request.date)
    case 'span':
      return { start: request.start, end: request.end }
    case 'month': {
      const { start, end } = monthDates(request.month)
      return { start, end: earlier(end, today) }
    }
    case 'today':
      return only(today)
    case 'yesterday':
      return only(addDays(today, -1))
    case 'last-days':
      return { start: addDays(today, -request.days), end: addDays(today, -1) }
    case 'last-week': {
      const sunday = addDays(today, -weekday(today))
      return { start: addDays(sunday, -6), end: sunday }
    }
    case 'last-month':
      return monthDates(monthOf(addDays(`${monthOf(today)}-01`, -1)))
    case 'season':
    case 'season-to-date':
      return undefined
  }
}
