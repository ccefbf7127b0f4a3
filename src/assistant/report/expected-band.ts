import { daysBetween } from '../../warehouse/calendar-date.ts'

/** Share of a day's players that may fail for want of games, 0 to 1. */
export type Band = { readonly low: number; readonly high: number }

const byDaysSinceStart: readonly { readonly from: number; readonly band: Band }[] = [
  { from: 60, band: { low: 0.15, high: 0.2 } },
  { from: 36, band: { low: 0.25, high: 0.3 } },
  { from: 29, band: { low: 0.3, high: 0.4 } },
  { from: 22, band: { low: 0.4, high: 0.5 } },
  { from: 15, band: { low: 0.6, high: 0.75 } },
  { from: 0, band: { low: 0.9, high: 1 } },
]

/** The one processor for which the runbook gives a band (domain.md §3.2). */
export const BANDED = 'psza'

/** The runbook's expected share of PSZA failures on a day, by days since the season's first game day. */
export const expectedBand = (seasonStart: string, day: string): Band | undefined => {
  const since = daysBetween(seasonStart, day)
  return byDaysSinceStart.find(({ from }) => since >= from)?.band
}
