import type { RunView } from '../../assistant/run/run-view.ts'
import { formatCount } from '../../assistant/words/format-count.ts'
import { plural } from '../../assistant/words/plural.ts'
import { cutText } from '../fit-text.ts'
import { PROGRESS_LINES, renderProgress } from '../render-progress.ts'
import { runCounts } from '../run-counts.ts'
import { safeText } from '../safe-text.ts'
import type { Screen } from '../screen.ts'

/** Runs shown in full; more would leave no room for what is said. */
const MOST_IN_FULL = 2
const MOST_IN_LINES = 3

/**
 * The runs under way, newest next to the prompt: the last two in full where the screen has room, the others in a line
 * each. The height depends on how many runs there are and on the screen, never on how far they are.
 */
export function listRuns(
  runs: readonly RunView[],
  now: Date,
  screen: Screen,
  rows: number,
): readonly string[] {
  // Half of the screen belongs to what is said.
  const fitting = Math.floor((rows - 3) / 2 / PROGRESS_LINES)
  const inFull = Math.max(0, Math.min(MOST_IN_FULL, fitting))
  const full = inFull === 0 ? [] : runs.slice(-inFull)
  const others = runs.slice(0, runs.length - full.length)
  const lines = others.slice(-MOST_IN_LINES)
  const more = others.length - lines.length
  return [
    ...(more > 0
      ? [cutText(`and ${plural(more, 'more run')}; \`runs\` lists them`, screen.width, screen.unicode)]
      : []),
    ...lines.map(view => runLine(view, screen)),
    ...full.flatMap(view => renderProgress(view, now, screen)),
  ]
}

function runLine(view: RunView, screen: Screen): string {
  const { committed, total, failed } = runCounts(view)
  const state = view.outcome ?? (view.cancelRequestedBy === undefined ? 'running' : 'stopping')
  const trouble = failed.length === 0 ? '' : `, ${plural(failed.length, 'unit')} failed`
  const text = `Run ${view.runId}  ${state}: ${formatCount(committed)} of ${plural(total, 'unit')}${trouble}  ${view.plan.command}`
  return cutText(safeText(text), screen.width, screen.unicode)
}
