import type { RunView } from '../../assistant/run/run-view.ts'
import { safeText } from '../safe-text.ts'

export type EndingsPort = {
  readonly active: () => readonly RunView[]
  /** Whether the answer to a request of this session tells how the run ended. */
  readonly isAnswered: (runId: string) => boolean
  readonly print: (lines: readonly string[]) => void
}

/** To be called whenever runs moved: tells of those of other people that are under way no more. */
export function tellEndings({ active, isAnswered, print }: EndingsPort): () => void {
  let before: readonly RunView[] = []
  return () => {
    const now = active()
    const ids = new Set(now.map(({ runId }) => runId))
    const ended = before.filter(({ runId }) => !ids.has(runId) && !isAnswered(runId))
    before = now
    for (const { runId, plan, by } of ended)
      print([
        safeText(
          `Run ${runId} of ${by} is no longer under way (${plan.command}); run ${runId} tells how it ended.`,
        ),
      ])
  }
}
