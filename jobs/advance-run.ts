import type { NewEvent, RunLog } from '../src/assistant/run/run-log.ts'
import { outcomeOf } from '../src/assistant/run/run-outcome.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'
import type { Courier, Job } from './courier.ts'
import { decide, placesAround } from './decide.ts'

/**
 * Does what a run's ledger asks for: records what follows from what happened, and hands over the units whose turn has
 * come. With `ended`, it looks only at that unit and at what waits for it, so that its cost does not grow with the run:
 * whoever ended others sees to the rest, and should he die first, whoever gets his job does, or whoever looks after runs.
 */
export async function advanceRun(log: RunLog, courier: Courier, ended?: string): Promise<RunView> {
  const touched = ended === undefined ? undefined : new Set([ended])
  const places = (view: RunView) => touched && placesAround(view, touched)
  let view = log.view()
  for (;;) {
    let events: readonly NewEvent[] = []
    view = await log.record(current => {
      events = consequences(current, places(current))
      return events
    })
    if (events.length === 0) break
    for (const event of events) if ('unit' in event) touched?.add(event.unit)
  }
  const turns = ready(view, places(view))
  if (turns.length > 0) {
    const jobs = turns.map(({ unit }) => jobOf(view, unit.id))
    await courier.dispatch(jobs, view.lane)
  } else if (ended === undefined && isStill(view)) {
    throw new Error(`the units of run ${view.runId} wait for each other`)
  }
  return view
}

export const jobOf = (view: RunView, unitId: string): Job => ({
  runId: view.runId,
  unitId,
  attempt: view.takes,
})

/** Whether the turn of a job's unit has come. */
export const isReady = (view: RunView, { unitId, attempt }: Job): boolean =>
  attempt === view.takes && ready(view, placesAround(view, [unitId])).some(({ unit }) => unit.id === unitId)

/** Nothing runs, and it is not over. */
const isStill = (view: RunView): boolean =>
  view.outcome === undefined &&
  view.pausedBy === undefined &&
  !view.units.some(({ state }) => state === 'running')

const ready = (view: RunView, places?: Iterable<number>) =>
  view.outcome === undefined ? decide(view, places).dispatch : []

/** The events that the state of a run calls for by itself; the last of them is its end. */
function consequences(view: RunView, places?: Iterable<number>): readonly NewEvent[] {
  if (view.outcome !== undefined) return []
  const { block, split, cancel } = decide(view, places)
  const events: readonly NewEvent[] = [
    ...cancel.map(unit => ({ kind: 'unit cancelled', unit }) as const),
    ...split.map(part => ({ kind: 'unit split', ...part }) as const),
    ...block.map(blocked => ({ kind: 'unit blocked', ...blocked }) as const),
  ]
  if (events.length > 0) return events
  const isOver = !view.units.some(({ state }) => state === 'waiting' || state === 'running')
  return isOver ? [{ kind: 'run finished', outcome: outcomeOf(view) }] : []
}
