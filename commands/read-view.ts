import type { CommandContext } from '../src/assistant/request/context.ts'
import { type RunView, step, viewRun } from '../src/assistant/run/run-view.ts'
import type { Warehouse } from '../src/warehouse/warehouse.ts'
import { committedUnits } from './committed-units.ts'

/**
 * A run as it stands. Where its process ended without a last word, units that were committed and not told count as what
 * they are: the tables know.
 */
export async function readView(
  runId: string,
  context: CommandContext,
  warehouse: Warehouse,
): Promise<RunView> {
  const view = viewRun(runId, await context.ledgerOf(warehouse).events(runId))
  if (view.outcome !== undefined || context.runs.find(runId)) return view
  const untold = [...(await committedUnits(warehouse, view))].filter(([id]) =>
    view.units.some(({ unit, state }) => unit.id === id && state !== 'committed'),
  )
  return untold.reduce(
    (known, [unit, committed]) =>
      step(known, { kind: 'unit committed', at: view.lastAt, unit, ...committed }),
    view,
  )
}
