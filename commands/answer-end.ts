import type { Answer } from '../src/assistant/answer/answer.ts'
import type { ActiveRuns } from '../src/assistant/run/active-runs.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'
import { answerRun } from './answer-run.ts'

/**
 * What whoever waited for a run is told: how it ended, that it goes on without the process that he asked, or that this
 * process ends and nobody goes on.
 */
export function answerEnd(view: RunView, runs: ActiveRuns): Answer {
  if (view.outcome !== undefined) return answerRun(view)
  const { runId } = view
  const goesOn = runs.goesOn(runId)
  return {
    outcome: goesOn ? 'done' : 'interrupted',
    headline: goesOn
      ? `Run ${runId} goes on; only the process that told you of it ends.`
      : `Run ${runId} was interrupted: the process that performed it ends. What is committed stays.`,
    facts: [],
    next: [goesOn ? `watch ${runId}` : `resume ${runId}`],
    data: { runId },
  }
}
