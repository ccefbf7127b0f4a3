import type { RunOutcome } from '../assistant/run/run-event.ts'
import { runPace } from '../assistant/run/run-pace.ts'
import type { RunView } from '../assistant/run/run-view.ts'
import { formatCount } from '../assistant/words/format-count.ts'
import { formatDuration } from '../assistant/words/format-duration.ts'
import { plural } from '../assistant/words/plural.ts'
import { explainUnitError } from './explain-unit-error.ts'
import { cutText } from './fit-text.ts'
import { type Ink, paint } from './paint.ts'
import { renderBar } from './render-bar.ts'
import { type RunCounts, runCounts } from './run-counts.ts'
import { safeText } from './safe-text.ts'
import type { Screen } from './screen.ts'

/** Lines of the block, always: a block that grows and shrinks jumps under the eyes. */
export const PROGRESS_LINES = 5

const endings: Readonly<Record<RunOutcome, { readonly text: string; readonly ink: Ink }>> = {
  done: { text: 'done', ink: 'good' },
  'done with warnings': { text: 'done with warnings', ink: 'warning' },
  failed: { text: 'failed', ink: 'bad' },
  cancelled: { text: 'cancelled', ink: 'warning' },
}

/** The live block of a run: what it is, units done of total, what runs now, times, failures. */
export function renderProgress(view: RunView, now: Date, screen: Screen): readonly string[] {
  const counts = runCounts(view)
  const line = (text: string): string => cutText(safeText(text), screen.width, screen.unicode)
  const trouble = troubleOf(counts)
  const ending = view.outcome && endings[view.outcome]
  return [
    paint(line(`Run ${view.runId}  ${view.plan.command}`), 'strong', screen),
    renderBar(counts, screen),
    ending
      ? paint(line(`  ${endOf(ending.text, counts)}`), ending.ink, screen)
      : line(`  now   ${nowOf(view, counts, now)}`),
    line(`  time  ${timeOf(view, now)}`),
    trouble === undefined
      ? line(`  no unit failed${ending ? '' : ' so far'}`)
      : paint(line(`  ${trouble}`), 'bad', screen),
  ]
}

function nowOf({ cancelRequestedBy }: RunView, { running, total, committed }: RunCounts, now: Date): string {
  const [first] = running
  const stopping = cancelRequestedBy === undefined ? '' : 'stopping after: '
  if (first === undefined) return committed === total ? 'closing the run' : `${stopping}between units`
  const { unit, startedAt, attempts } = first
  const since =
    startedAt === undefined
      ? ''
      : `, ${formatDuration(Math.floor(Math.max(0, now.getTime() - Date.parse(startedAt)) / 1000))}`
  const again = attempts > 1 ? `, attempt ${attempts}` : ''
  const others = running.length > 1 ? ` and ${plural(running.length - 1, 'more unit')}` : ''
  return `${stopping}${unit.id} (${plural(unit.dates.length, 'day')}${again}${since})${others}`
}

function timeOf(view: RunView, now: Date): string {
  const { elapsed, left } = runPace(view, now)
  const spent = `${formatDuration(view.outcome ? elapsed : Math.floor(elapsed))} elapsed`
  if (view.outcome || left === undefined) return spent
  return `${spent}, about ${formatDuration(Math.max(1, Math.round(left)))} left (estimate)`
}

const endOf = (outcome: string, { committed, total, cancelled }: RunCounts): string =>
  `${outcome}: ${formatCount(committed)} of ${plural(total, 'unit')} committed${cancelled > 0 ? `, ${formatCount(cancelled)} not run` : ''}`

function troubleOf({ failed, blocked, errors }: RunCounts): string | undefined {
  const last = failed.at(-1)
  if (last === undefined)
    return errors === 0 ? undefined : `no unit failed; ${plural(errors, 'failure')} to investigate`
  const waiting = blocked === 0 ? '' : ` (${formatCount(blocked)} blocked)`
  const why = last.error === undefined ? '' : `: ${explainUnitError(last.error)}`
  return `${plural(failed.length, 'unit')} failed${waiting}; ${last.unit.id}${why}`
}
