import { formatCount } from '../../src/assistant/words/format-count.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'
import { isExpected } from '../../src/pipeline/state/failure-categories.ts'
import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'
import { expectedShare, seasonDay } from '../../src/pipeline/why/expected-share.ts'

const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`

/** How the share of expected failures compares with the usual one on that day of the season; nothing where none is known. */
export function sayBand(
  target: string,
  day: string,
  calendar: Calendar,
  cell: CoverageCell,
): readonly string[] {
  const dayOfSeason = seasonDay(calendar, day)
  const band = dayOfSeason === undefined ? undefined : expectedShare(target, dayOfSeason)
  if (!band || cell.expected === 0) return []
  const failed = Object.entries(cell.failures).reduce(
    (sum, [name, count]) => sum + (isExpected(name) ? count : 0),
    0,
  )
  const share = failed / cell.expected
  const where = share < band.low ? 'below' : share > band.high ? 'above' : 'within'
  return [
    `expected failures: ${formatCount(failed)} of ${formatCount(cell.expected)} (${percent(share)}), ${where} the usual ${Math.round(band.low * 100)} to ${Math.round(band.high * 100)} % of day ${dayOfSeason} of the season`,
  ]
}
