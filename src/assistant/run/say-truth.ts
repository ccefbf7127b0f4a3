import { formatBinaryBytes } from '../words/format-binary-bytes.ts'
import { formatDuration } from '../words/format-duration.ts'
import { formatPrice } from '../words/format-price.ts'
import { formatSpread } from '../words/format-spread.ts'
import type { RunView } from './run-view.ts'

/**
 * Estimate and truth side by side, for a run that did all that was planned. Both speak of work: the units' own time, however
 * many ran at once.
 */
export function sayTruth({ plan, units }: RunView): string | undefined {
  const counted = units.filter(({ state }) => state !== 'split')
  if (counted.length === 0 || counted.some(({ state }) => state !== 'committed')) return undefined
  const sum = (of: 'seconds' | 'bytes') => counted.reduce((total, unit) => total + (unit[of] ?? 0), 0)
  const { seconds, spread, cost } = plan.estimate
  const range = spread && formatSpread(spread.low, spread.high)
  const time = `estimated ${formatDuration(seconds)}${range ? ` (${range})` : ''} of work, took ${formatDuration(sum('seconds'))}`
  const known = counted.some(({ bytes }) => bytes !== undefined)
  if (!cost && !known) return time
  // Who died before he could tell took his bill with him.
  const isWhole = counted.every(({ unit, bytes }) => unit.phase === 2 || bytes !== undefined)
  const price = cost?.pricePerTib === undefined ? '' : ` (${formatPrice(sum('bytes'), cost.pricePerTib)})`
  const estimated = cost
    ? [`estimated ${cost.atLeast ? 'at least ' : ''}${formatBinaryBytes(cost.bytes)}`]
    : []
  const billed = known
    ? [`billed ${isWhole ? '' : 'at least '}${formatBinaryBytes(sum('bytes'))}${price}`]
    : []
  return `${time}; bytes ${[...estimated, ...billed].join(', ')}`
}
