import type { ActiveRuns } from '../src/assistant/run/active-runs.ts'
import { outcomeOf } from '../src/assistant/run/run-outcome.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'

/**
 * How a run stands, in a word or two. A run without an end is under way, or its process is gone.
 */
export function stateOfRun(view: RunView, runs: ActiveRuns): string {
  if (view.outcome !== undefined) return view.outcome
  if (!runs.goesOn(view.runId)) {
    const open = view.units.some(({ state }) => state === 'waiting' || state === 'running')
    // Only the word that it is over was not said any more.
    return open ? 'interrupted' : outcomeOf(view)
  }
  if (view.cancelRequestedBy !== undefined) return 'stopping'
  return view.pausedBy === undefined ? 'running' : 'paused'
}
