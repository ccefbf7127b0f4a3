import { isExpected } from '../../pipeline/state/failure-categories.ts'
import type { RunOutcome } from './run-event.ts'
import type { RunView } from './run-view.ts'

/** How a run ended, judged from its units alone. */
export function outcomeOf(view: RunView): RunOutcome {
  const states = new Set(view.units.map(({ state }) => state))
  if (states.has('failed') || states.has('blocked')) return 'failed'
  if (states.has('cancelled')) return 'cancelled'
  const wanting = view.units.some(
    ({ failures, files }) =>
      (files?.quarantined ?? 0) > 0 || Object.keys(failures).some(category => !isExpected(category)),
  )
  return wanting ? 'done with warnings' : 'done'
}
