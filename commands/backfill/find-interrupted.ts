import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { committedUnits } from '../../src/assistant/run/committed-units.ts'
import { viewRun } from '../../src/assistant/run/run-view.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { finishPlan } from '../../src/pipeline/plan/finish-plan.ts'
import type { Policy } from '../../src/pipeline/plan/plan-backfill.ts'
import { shareEstimate } from '../../src/pipeline/plan/share-estimate.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

/** Runs looked at for the same request; older ones are history. */
const LOOK_BACK = 20

/**
 * The same request may have been stopped or killed before. With the policies `missing` and `failed` the plan already
 * holds just what is left, for it is made from the tables. With `all` it would do everything again, so there the
 * interrupted run itself is taken up.
 */
export async function findInterrupted(
  work: PlannedWork,
  policy: Policy,
  context: CommandContext,
  warehouse: Warehouse,
): Promise<PlannedWork> {
  const ledger = await context.ledgerOf(warehouse)
  const earlier = (await ledger.runs(LOOK_BACK)).find(run => run.requestKey === work.requestKey)
  if (!earlier) return work
  const view = viewRun(earlier.runId, await ledger.events(earlier.runId))
  if (view.outcome !== undefined && view.outcome !== 'cancelled') return work
  const committed = await committedUnits(warehouse, view)
  const whole = view.units.filter(({ state }) => state !== 'split')
  const done = whole.filter(({ unit }) => committed.has(unit.id)).length
  const [total, left] = [whole.length, whole.length - done]
  const note = `run ${earlier.runId} of the same command was interrupted: ${done} of ${plural(total, 'unit')} are committed and stay`
  if (policy !== 'all' || left === 0) return { ...work, notes: [note] }
  if (earlier.plan.code !== work.plan.code)
    return { ...work, notes: [`${note}; it was planned with other formulas, so all is planned anew`] }
  const units = whole.filter(({ unit }) => !committed.has(unit.id)).map(({ unit }) => unit)
  const estimate = shareEstimate(earlier.plan.estimate, units, earlier.plan.units)
  const plan = finishPlan({ ...earlier.plan, units, estimate })
  return { ...work, plan, resumes: earlier.runId, notes: [note] }
}
