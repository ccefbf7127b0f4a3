import type { CommandContext } from '../src/assistant/request/context.ts'
import { committedUnits } from '../src/assistant/run/committed-units.ts'
import type { RunEvent } from '../src/assistant/run/run-event.ts'
import { type RunView, step, viewRun } from '../src/assistant/run/run-view.ts'
import type { Warehouse } from '../src/warehouse/warehouse.ts'

/**
 * A run as it stands. Where its process ended without a last word, units that were committed and not told count as what
 * they are: the tables know. `hear` is told of every event that is read.
 */
export async function readView(
  runId: string,
  context: CommandContext,
  warehouse: Warehouse,
  hear: (event: RunEvent) => void = () => undefined,
): Promise<RunView> {
  const events = await (await context.ledgerOf(warehouse)).events(runId)
  for (const event of events) hear(event)
  const view = viewRun(runId, events)
  if (view.outcome !== undefined || context.runs.goesOn(runId)) return view
  const untold = [...(await committedUnits(warehouse, view))].filter(([id]) =>
    view.units.some(({ unit, state }) => unit.id === id && state !== 'committed'),
  )
  return untold.reduce(
    (known, [unit, committed]) =>
      step(known, { kind: 'unit committed', at: view.lastAt, unit, ...committed }),
    view,
  )
}
