import { type CalendarDate, daysBetween } from '../../warehouse/calendar-date.ts'
import type { Calendar } from '../calendar.ts'
import { seasonOf } from '../season.ts'

/** Shares from 0 to 1, both ends included. */
export type Band = { readonly low: number; readonly high: number }

/**
 * Share of PSZA's entities that fail by design, by days since the season's first game day (domain.md §3.2). PDC asks for
 * half the games, so the upper ends hold for it and the lower ones do not.
 */
const bands: readonly { readonly from: number; readonly low: number; readonly high: number }[] = [
  { from: 0, low: 0.9, high: 1 },
  { from: 15, low: 0.6, high: 0.75 },
  { from: 22, low: 0.4, high: 0.5 },
  { from: 29, low: 0.3, high: 0.4 },
  { from: 36, low: 0.25, high: 0.3 },
  { from: 60, low: 0.15, high: 0.2 },
]

/** Days since the season's first game day, which is day 0; undefined outside every season. */
export function seasonDay(calendar: Calendar, day: CalendarDate): number | undefined {
  const season = calendar.seasons.find(({ seasonYear }) => seasonYear === seasonOf(day))
  return season && day >= season.firstGameDay ? daysBetween(season.firstGameDay, day) : undefined
}

/** The band of expected failures of a table on a day of the season; undefined where none is documented. */
export function expectedShare(target: string, dayOfSeason: number): Band | undefined {
  const band = bands.findLast(({ from }) => from <= dayOfSeason)
  if (!band || (target !== 'psza' && target !== 'pdc')) return undefined
  return { low: target === 'psza' ? band.low : 0, high: band.high }
}
