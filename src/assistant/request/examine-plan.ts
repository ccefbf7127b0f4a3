import type { Refusal } from '../refusal.ts'
import { isRefusal } from '../refusal.ts'
import type { CommandContext } from './context.ts'
import { estimateCost } from './estimate-cost.ts'
import type { PlannedWork } from './handler.ts'
import { refuseCost } from './refuse-cost.ts'
import { refuseQuotas } from './refuse-quotas.ts'
import { refuseTables } from './refuse-tables.ts'

/**
 * What has to hold for every plan, whoever made it: its tables take what is written and keep it, the engine's quotas hold
 * it, and its cost is within the limits. The estimate is a guess that does not count in the plan's hash.
 */
export async function examinePlan(
  work: PlannedWork,
  context: Pick<CommandContext, 'reading' | 'today' | 'limits' | 'stop'>,
): Promise<PlannedWork | Refusal> {
  const { plan } = work
  if (plan.units.length === 0) return work
  const warehouse = await context.reading()
  const refused = await refuseTables(plan, warehouse, context.today)
  if (refused) return refused
  const beyond = refuseQuotas(plan, warehouse.quotas)
  if (beyond) return beyond
  const cost = await estimateCost(plan, warehouse, context)
  if (!cost) return work
  const costly = refuseCost(plan, cost, context.limits)
  if (isRefusal(costly)) return costly
  return { ...work, plan: Object.freeze({ ...plan, estimate: { ...plan.estimate, cost } }) }
}
