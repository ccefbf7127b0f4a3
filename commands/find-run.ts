import { nearest } from '../src/assistant/command/nearest.ts'
import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import { type Refusal, refuse } from '../src/assistant/refusal.ts'
import { type RunView, viewRun } from '../src/assistant/run/run-view.ts'

/** A run by its id. */
export async function findRun(id: string, ledger: Ledger): Promise<RunView | Refusal> {
  const run = await ledger.run(id)
  if (run) return viewRun(run.runId, await ledger.events(run.runId))
  const latest = (await ledger.runs(20)).map(({ runId }) => runId)
  const guess = nearest(id, latest)
  return refuse(
    'unknown-run',
    latest.length === 0 ? `There is no run \`${id}\`; nothing has run yet.` : `There is no run \`${id}\`.`,
    ...(guess ? [`run ${guess}`] : []),
    'runs',
  )
}
