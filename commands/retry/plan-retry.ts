import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { PlannedWork } from '../../src/assistant/request/handler.ts'
import { committedUnits } from '../../src/assistant/run/committed-units.ts'
import type { RunView } from '../../src/assistant/run/run-view.ts'
import { plural } from '../../src/assistant/words/plural.ts'
import { finishPlan } from '../../src/pipeline/plan/finish-plan.ts'
import { shareEstimate } from '../../src/pipeline/plan/share-estimate.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { madeSince } from '../../src/pipeline/state/made-since.ts'
import { readState } from '../../src/pipeline/state/read-state.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

/**
 * The units of a run that are not committed, with their own dates; they wait only for each other. With `again` also days
 * that were made since: a run that is taken up under its own id does what it planned.
 */
export async function planRetry(
  view: RunView,
  onlyPlan: boolean,
  warehouse: Warehouse,
  { again = false }: { readonly again?: boolean } = {},
): Promise<PlannedWork | Refusal> {
  const committed = await committedUnits(warehouse, view)
  const open = view.units.filter(({ unit, state }) => state !== 'split' && !committed.has(unit.id))
  const days = open.flatMap(({ unit }) => unit.dates).sort()
  const state = await readState(warehouse, days[0] ?? view.plan.start, days.at(-1) ?? view.plan.end)
  // An earlier retry, or anybody, may have made some of them since.
  const left = open.flatMap(({ unit, state: ended }) => {
    const made = again ? new Set<string>() : madeSince(unit, state, view.startedAt)
    const dates = unit.dates.filter(date => !made.has(date))
    return dates.length === 0 ? [] : [{ unit: { ...unit, dates }, ended }]
  })
  if (left.length === 0) {
    return refuse(
      'nothing-to-retry',
      `Run ${view.runId} has nothing left: what it planned is committed.`,
      `run ${view.runId}`,
    )
  }
  // Whoever retries has typed no name: what destroys is asked for anew, and shown as it is now.
  if (left.some(({ unit }) => unit.registry && unit.registry.strategy !== 'merge')) {
    return refuse(
      'asks-anew',
      `Run ${view.runId} was to take rows of the registry away, which is confirmed anew each time.`,
      view.plan.command,
    )
  }
  const ids = new Set(left.map(({ unit }) => unit.id))
  const units = left.map(
    ({ unit, ended }): Unit => ({
      ...unit,
      after: unit.after.filter(id => ids.has(id)),
      reasons: [{ code: 'failed before', dates: unit.dates, detail: `${ended} in run ${view.runId}` }],
    }),
  )
  const targets = new Set(units.map(({ target }) => target))
  const plan = finishPlan({
    ...view.plan,
    command: `retry ${view.runId}`,
    units,
    excluded: [],
    needs: [],
    estimate: shareEstimate(view.plan.estimate, units, view.plan.units),
    code: processors
      .filter(({ id }) => targets.has(id))
      .map(({ formula }) => formula)
      .join(' '),
  })
  const echo = `${plural(units.length, 'unit')} of run ${view.runId} (${view.plan.command}); ${plural(committed.size, 'unit')} committed, left alone`
  return { planned: true, plan, echo, onlyPlan, requestKey: `retry ${view.runId}`, notes: [] }
}
