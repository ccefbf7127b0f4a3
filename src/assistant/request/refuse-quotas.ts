import type { Plan } from '../../pipeline/plan/plan.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Quotas } from '../../warehouse/warehouse.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { formatCount } from '../words/format-count.ts'

/** A plan that the engine would stop in the middle: it is said before, with what would fit. */
export function refuseQuotas(plan: Plan, quotas: Quotas | undefined): Refusal | undefined {
  if (!quotas) return undefined
  const { partitionsPerJob, partitionsPerTableAndDay } = quotas
  const wide = plan.units.find(({ dates }) => dates.length > partitionsPerJob)
  if (wide) {
    return refuse(
      'quota',
      `${wide.id} changes ${formatCount(wide.dates.length)} partitions, and a job of this engine may change ${formatCount(partitionsPerJob)}; ask for fewer days.`,
    )
  }
  for (const [target, units] of groupBy(plan.units, unit => unit.target)) {
    const changed = units.reduce((sum, { dates }) => sum + dates.length, 0)
    if (changed > partitionsPerTableAndDay) {
      return refuse(
        'quota',
        `This plan changes ${formatCount(changed)} partitions of ${target}, and a table of this engine takes ${formatCount(partitionsPerTableAndDay)} changes a day; ask for fewer days.`,
      )
    }
  }
  return undefined
}
