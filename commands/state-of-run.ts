import type { RunView } from '../src/assistant/run/run-view.ts'

/**
 * How a run stands, in one word or two. A run without an end belongs to this process or to one that is gone: with one
 * owner of the warehouse there is no third.
 */
export function stateOfRun(view: RunView, pid: number): string {
  if (view.outcome !== undefined) return view.outcome
  return view.pid === pid ? 'running' : 'interrupted'
}
