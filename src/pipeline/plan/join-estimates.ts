import type { Estimate } from './plan.ts'

/** Of two parts of one plan. A spread is only given where both have one. */
export function joinEstimates(first: Estimate, second: Estimate): Estimate {
  const spread = first.spread &&
    second.spread && {
      low: first.spread.low + second.spread.low,
      high: first.spread.high + second.spread.high,
    }
  return {
    seconds: first.seconds + second.seconds,
    ...(spread ? { spread } : {}),
    rows: first.rows + second.rows,
    from: second.from,
  }
}
