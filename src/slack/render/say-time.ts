import { runPace } from '../../assistant/run/run-pace.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import { formatDuration } from '../../assistant/words/format-duration.ts'

/** `14 s elapsed, about 5 s left (estimate)`. */
export function sayTime(view: RunView, now: Date): string {
  const { elapsed, left } = runPace(view, now)
  const spent = `${formatDuration(view.outcome ? elapsed : Math.floor(elapsed))} elapsed`
  if (view.outcome || left === undefined) return spent
  const rest = `about ${formatDuration(Math.max(1, Math.round(left)))} left`
  return `${spent}, ${rest} ${view.pausedBy === undefined ? '(estimate)' : 'once it goes on (estimate)'}`
}
