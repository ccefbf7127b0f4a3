import type { EstimatedCost, Plan } from '../../pipeline/plan/plan.ts'
import { printRange } from '../range/echo-range.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { formatBinaryBytes } from '../words/format-binary-bytes.ts'
import type { Limits } from './context.ts'

/** A plan that would read more than a run may; a shorter stretch of its days is proposed. */
export function refuseCost(plan: Plan, cost: EstimatedCost, limits: Limits = {}): Refusal | undefined {
  const { bytesPerRun } = limits
  if (bytesPerRun === undefined || cost.bytes <= bytesPerRun) return undefined
  const days = [
    ...new Set(plan.units.filter(({ phase }) => phase !== 2).flatMap(({ dates }) => dates)),
  ].sort()
  const [first, middle] = [days[0], days[Math.floor((days.length - 1) / 2)]]
  const whole = printRange(plan)
  const shorter =
    first !== undefined && middle !== undefined && days.length > 1 && plan.command.includes(whole)
      ? [plan.command.replace(whole, printRange({ start: first, end: middle }))]
      : []
  return refuse(
    'too-costly',
    `This plan reads ${cost.atLeast ? 'at least ' : 'some '}${formatBinaryBytes(cost.bytes)}, and a run may read ${formatBinaryBytes(bytesPerRun)} (BACKCOURT_MAX_BYTES).`,
    ...shorter,
  )
}
