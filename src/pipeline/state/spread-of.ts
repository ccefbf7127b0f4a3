/** How long something took so far: between 10 and 90 of 100 times it was between `low` and `high`. */
export type Spread = { readonly low: number; readonly middle: number; readonly high: number }

/** Seconds that one day took, as part of a unit of so many days. */
export type Took = { readonly seconds: number; readonly days: number }

/** Units up to so many times as large or small are alike. */
const ALIKE = 3

/**
 * What a day takes in a unit of `days` days, by units of a like size where there are any. A unit of another size takes
 * something between as long as those and as long per day as those, for part of its time is the same whatever its size:
 * then both are the spread, and their geometric mean is the middle. Undefined without history.
 */
export function spreadOf(history: readonly Took[], days: number): Spread | undefined {
  if (history.length === 0) return undefined
  const alike = history.filter(took => Math.max(took.days / days, days / took.days) <= ALIKE)
  if (alike.length > 0) return tenths(alike.map(({ seconds }) => seconds))
  const asLongPerDay = tenths(history.map(({ seconds }) => seconds))
  const asLong = tenths(history.map(took => (took.seconds * took.days) / days))
  return {
    low: Math.min(asLongPerDay.low, asLong.low),
    middle: Math.sqrt(asLongPerDay.middle * asLong.middle),
    high: Math.max(asLongPerDay.high, asLong.high),
  }
}

function tenths(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { low: quantile(sorted, 0.1), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.9) }
}

/** Between two values their weighted mean. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below + (above - below) * (place - Math.floor(place))
}
