import { type Band, expectedShare } from '../../pipeline/why/expected-share.ts'
import { daysBetween } from '../../warehouse/calendar-date.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { BANDED } from './banded.ts'
import type { ReportData } from './report-data.ts'

/** The failures of a table on one day that owes rows. */
export type FailureDay = {
  readonly day: string
  readonly expected: number
  readonly failed: number
  readonly share: number
  readonly failures: Readonly<Record<string, number>>
  readonly band?: Band
}

export type FailureSeries = { readonly target: string; readonly days: readonly FailureDay[] }

/** Failures by table and day, for the tables that have any. */
export function failureSeries({ cells, seasonStarts }: ReportData): readonly FailureSeries[] {
  return [...groupBy(cells, ({ target }) => target)]
    .map(([target, group]) => ({
      target,
      days: group
        .filter(({ expected }) => expected > 0)
        .map(({ day, expected, failures }) => {
          const failed = Object.values(failures).reduce((sum, count) => sum + count, 0)
          const start = seasonStarts.findLast(first => first <= day)
          const band =
            target === BANDED && start !== undefined
              ? expectedShare(BANDED, daysBetween(start, day))
              : undefined
          return { day, expected, failed, share: failed / expected, failures, ...(band ? { band } : {}) }
        }),
    }))
    .filter(({ days }) => days.some(({ failed }) => failed > 0))
}

/** Where a day stands to what is expected of it. */
export const standing = ({ share, band }: FailureDay): 'below' | 'within' | 'above' | undefined =>
  band === undefined ? undefined : share < band.low ? 'below' : share > band.high ? 'above' : 'within'
