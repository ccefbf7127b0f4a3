import type { Estimate } from '../../pipeline/plan/plan.ts'
import { formatBinaryBytes } from '../words/format-binary-bytes.ts'
import { formatCount } from '../words/format-count.ts'
import { formatDuration } from '../words/format-duration.ts'
import { formatPrice } from '../words/format-price.ts'
import { formatSpread } from '../words/format-spread.ts'

/** What a plan would take, and cost where that is known; guesses, and they say so. */
export function sayEstimate({ seconds, spread, rows, from, cost }: Estimate): readonly string[] {
  const range = spread && formatSpread(spread.low, spread.high)
  const source = from === 'history' ? 'the run history' : 'defaults, nothing has run yet'
  return [
    `estimate: ${formatDuration(seconds)}${range ? ` (${range})` : ''}, some ${formatCount(Math.round(rows))} rows (from ${source})`,
    ...(cost ? [`cost: ${sayCost(cost)}`] : []),
  ]
}

function sayCost({ bytes, atLeast, pricePerTib }: NonNullable<Estimate['cost']>): string {
  const price =
    pricePerTib === undefined ? '' : `, ${formatPrice(bytes, pricePerTib)} at $${pricePerTib} per TiB`
  const rest = atLeast ? '; what the plan itself makes first could not be counted' : ''
  return `${atLeast ? 'at least' : 'some'} ${formatBinaryBytes(bytes)} billed${price}${rest}`
}
