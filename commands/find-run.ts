import { nearest } from '../src/assistant/command/nearest.ts'
import { type Refusal, refuse } from '../src/assistant/refusal.ts'
import type { CommandContext } from '../src/assistant/request/context.ts'
import type { RunEvent } from '../src/assistant/run/run-event.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'
import { readView } from './read-view.ts'

/** A run by its id; `hear` is told of its events. */
export async function findRun(
  id: string,
  context: CommandContext,
  hear?: (event: RunEvent) => void,
): Promise<RunView | Refusal> {
  const warehouse = await context.reading()
  const ledger = await context.ledgerOf(warehouse)
  const run = await ledger.run(id)
  if (run) return readView(run.runId, context, warehouse, hear)
  const latest = (await ledger.runs(20)).map(({ runId }) => runId)
  const guess = nearest(id, latest)
  return refuse(
    'unknown-run',
    latest.length === 0 ? `There is no run \`${id}\`; nothing has run yet.` : `There is no run \`${id}\`.`,
    ...(guess ? [`run ${guess}`] : []),
    'runs',
  )
}
