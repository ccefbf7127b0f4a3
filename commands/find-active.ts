import { isRefusal, type Refusal, refuse } from '../src/assistant/refusal.ts'
import type { CommandContext } from '../src/assistant/request/context.ts'
import type { ActiveRun } from '../src/assistant/run/active-runs.ts'
import { findRun } from './find-run.ts'
import { stateOfRun } from './state-of-run.ts'

/** The run under way that is meant: by its id, or the only one there is. */
export async function findActive(
  id: string | undefined,
  context: CommandContext,
): Promise<ActiveRun | Refusal> {
  const all = await context.runs.list()
  if (id === undefined) {
    const [only, ...others] = all
    if (!only) return refuse('no-run', 'No run is under way.', 'runs')
    if (others.length === 0) return only
    return refuse(
      'which-run',
      `${all.length} runs are under way.`,
      ...all.map(run => `watch ${run.view().runId}`),
    )
  }
  const active = await context.runs.find(id)
  if (active) return active
  const found = await findRun(id, context)
  if (isRefusal(found)) return found
  return refuse('run-is-over', `Run ${id} is not under way: ${stateOfRun(found, context.runs)}.`, `run ${id}`)
}
