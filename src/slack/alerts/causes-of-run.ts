import type { UnitError } from '../../assistant/run/run-event.ts'
import type { RunView, UnitView } from '../../assistant/run/run-view.ts'
import { groupBy } from '../../warehouse/group-by.ts'

/** The failed units of a run by their cause. Units that wait for them or lost a race are no cause of their own. */
export function causesOfRun(view: RunView): ReadonlyMap<string, readonly UnitView[]> {
  const failed = view.units.filter(({ state, error }) => state === 'failed' && error?.kind !== 'superseded')
  return groupBy(failed, unit => causeOf(unit))
}

/** The same for the same cause, whatever the day, the rows and the examples. */
function causeOf({ unit, error }: UnitView): string {
  return error === undefined ? `${unit.target} failed without a word` : say(error, unit.target)
}

function say(error: UnitError, target: string): string {
  switch (error.kind) {
    case 'contract':
      return `${target} breaks its contract: ${error.breach.rule}`
    case 'superseded':
      return 'superseded'
    case 'broken':
      return error.message.replace(/\b\d{4}-\d{2}-\d{2}\b/g, 'a day')
  }
}
