import { outcomeOf } from '../../jobs/conduct-run.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import { type RunView, viewRun } from '../../src/assistant/run/run-view.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { committedUnits } from '../committed-units.ts'

/** Runs looked at; whoever has more than so many unfinished ones has looked at none of them. */
const LOOK_BACK = 20

/**
 * Ends in the ledger the runs whose process is gone, but for the one that goes on: what is committed is told, what is
 * not is cancelled. So every unit of every run has one final state, whichever run does its work in the end.
 */
export async function settleRuns(
  context: CommandContext,
  warehouse: Warehouse,
  goesOn: string | undefined,
): Promise<void> {
  const ledger = context.ledgerOf(warehouse)
  for (const { runId } of await ledger.runs(LOOK_BACK)) {
    if (runId === goesOn) continue
    const view = viewRun(runId, await ledger.events(runId))
    if (view.outcome !== undefined || context.runs.find(runId)) continue
    await tellCommitted(context, warehouse, view)
    const told = viewRun(runId, await ledger.events(runId))
    const at = context.now().toISOString()
    for (const { unit, state } of told.units) {
      if (state === 'waiting' || state === 'running')
        await ledger.append(runId, { kind: 'unit cancelled', at, unit: unit.id })
    }
    const settled = viewRun(runId, await ledger.events(runId))
    await ledger.append(runId, { kind: 'run finished', at, outcome: outcomeOf(settled) })
  }
}

/** Tells the ledger of units that were committed by a process that died before it could say so. */
export async function tellCommitted(
  context: CommandContext,
  warehouse: Warehouse,
  view: RunView,
): Promise<void> {
  const ledger = context.ledgerOf(warehouse)
  const at = context.now().toISOString()
  for (const [unit, committed] of await committedUnits(warehouse, view)) {
    const known = view.units.find(candidate => candidate.unit.id === unit)
    if (known && known.state !== 'committed')
      await ledger.append(view.runId, { kind: 'unit committed', at, unit, ...committed })
  }
}
