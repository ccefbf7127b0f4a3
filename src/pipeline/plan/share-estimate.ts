import type { Unit } from '../units/unit.ts'
import type { Estimate } from './plan.ts'

/** The estimate of a part of what was estimated as a whole, by days. What it costs is asked of the engine anew. */
export function shareEstimate(
  { seconds, spread, rows, from }: Estimate,
  part: readonly Unit[],
  whole: readonly Unit[],
): Estimate {
  const days = (units: readonly Unit[]) => units.reduce((sum, { dates }) => sum + dates.length, 0)
  const share = whole.length === 0 ? 0 : Math.min(1, days(part) / days(whole))
  return {
    seconds: seconds * share,
    ...(spread ? { spread: { low: spread.low * share, high: spread.high * share } } : {}),
    rows: rows * share,
    from,
  }
}
