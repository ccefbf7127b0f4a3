import { createHash } from 'node:crypto'
import type { Plan } from './plan.ts'

/**
 * Freezes a plan and gives it its hash. The hash covers what would be done and why, so a world that moved in between
 * gives another hash; the estimate is a guess and does not count.
 */
export function finishPlan(plan: Omit<Plan, 'hash'>): Plan {
  const { estimate: _, ...counted } = plan
  const hash = createHash('sha256').update(JSON.stringify(counted)).digest('hex').slice(0, 12)
  return Object.freeze({ ...plan, hash })
}
