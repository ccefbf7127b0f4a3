import type { CommandContext } from '../../src/assistant/request/context.ts'
import { committedUnits } from '../../src/assistant/run/committed-units.ts'
import { openRunLog, type RunLog } from '../../src/assistant/run/run-log.ts'
import { outcomeOf } from '../../src/assistant/run/run-outcome.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

/**
 * Ends in the ledger the runs whose process is gone, but for the one that goes on: what is committed is told, what is
 * not is cancelled. So every unit of every run has one final state, whichever run does its work in the end.
 */
export async function settleRuns(
  context: CommandContext,
  warehouse: Warehouse,
  goesOn: string | undefined,
): Promise<void> {
  const ledger = await context.ledgerOf(warehouse)
  const { runIds } = await ledger.standing()
  for (const runId of runIds) {
    if (runId === goesOn || context.runs.goesOn(runId)) continue
    const log = await openRunLog(runId, ledger, context.now)
    if (!log) continue
    await tellCommitted(log, warehouse)
    await log.record(view =>
      view.units
        .filter(({ state }) => state === 'waiting' || state === 'running')
        .map(({ unit }) => ({ kind: 'unit cancelled', unit: unit.id })),
    )
    await log.record(view => [{ kind: 'run finished', outcome: outcomeOf(view) }])
  }
}

/** Tells the ledger of units that were committed by a process that died before it could say so. */
export async function tellCommitted(log: RunLog, warehouse: Warehouse): Promise<void> {
  const committed = await committedUnits(warehouse, log.view())
  await log.record(view =>
    [...committed]
      .filter(([id]) => view.units.some(({ unit, state }) => unit.id === id && state !== 'committed'))
      .map(([unit, counts]) => ({ kind: 'unit committed', unit, ...counts })),
  )
}
