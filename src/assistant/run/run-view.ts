import type { Plan } from '../../pipeline/plan/plan.ts'
import type { FileCounts } from '../../pipeline/units/attempt.ts'
import type { Unit } from '../../pipeline/units/unit.ts'
import type { RunEvent, RunOutcome, UnitError } from './run-event.ts'

export type UnitState = 'waiting' | 'running' | 'committed' | 'failed' | 'split' | 'blocked' | 'cancelled'

export type UnitView = {
  readonly unit: Unit
  readonly state: UnitState
  readonly attempts: number
  readonly written: number
  readonly failures: Readonly<Record<string, number>>
  readonly files?: FileCounts
  readonly seconds?: number
  readonly startedAt?: string
  readonly error?: UnitError
  /** Unit that failed and that this one waits for. */
  readonly blockedBy?: string
}

/** What people see of a run: a pure fold of its events, the same on every surface. */
export type RunView = {
  readonly runId: string
  readonly plan: Plan
  readonly by: string
  readonly pid: number
  readonly startedAt: string
  readonly lastAt: string
  readonly units: readonly UnitView[]
  readonly cancelRequestedBy?: string
  readonly pausedBy?: string
  readonly outcome?: RunOutcome
}

/** The view behind a run's events, which begin with `run started`. */
export function viewRun(runId: string, events: readonly RunEvent[]): RunView {
  const [first, ...rest] = events
  if (first?.kind !== 'run started') throw new Error(`the events of run ${runId} do not begin with its start`)
  const units = first.plan.units.map(unit => waiting(unit))
  const start: RunView = {
    runId,
    plan: first.plan,
    by: first.by,
    pid: first.pid,
    startedAt: first.at,
    lastAt: first.at,
    units,
  }
  return rest.reduce(step, start)
}

/** One more event. */
export function step(view: RunView, event: RunEvent): RunView {
  const next = { ...view, lastAt: event.at }
  // A split unit is history: its parts stand for its days, whatever comes late.
  const change = (id: string, update: (unit: UnitView) => UnitView): RunView => ({
    ...next,
    units: view.units.map(unit => (unit.unit.id === id && unit.state !== 'split' ? update(unit) : unit)),
  })
  switch (event.kind) {
    case 'run started':
      return next
    case 'run resumed':
      return { ...withoutOutcome(next), by: event.by, pid: event.pid, units: view.units.map(reopened) }
    case 'unit started':
      return change(event.unit, unit => ({
        ...waiting(unit.unit),
        state: 'running',
        attempts: event.attempt,
        startedAt: event.at,
      }))
    case 'unit committed':
      return change(event.unit, unit => ({
        ...unit,
        state: 'committed',
        written: event.written,
        failures: event.failures,
        seconds: event.seconds,
        ...(event.files ? { files: event.files } : {}),
      }))
    case 'unit failed':
      return change(event.unit, unit => ({
        ...unit,
        state: 'failed',
        attempts: event.attempt,
        error: event.error,
        seconds: event.seconds,
      }))
    case 'unit split':
      return splitUnit(next, event)
    case 'unit blocked':
      return change(event.unit, unit => ({ ...unit, state: 'blocked', blockedBy: event.by }))
    case 'unit cancelled':
      return change(event.unit, unit => ({ ...unit, state: 'cancelled' }))
    case 'cancel requested':
      return { ...next, cancelRequestedBy: event.by }
    case 'run paused':
      return { ...next, pausedBy: event.by }
    case 'run continued':
      return withoutPause(next)
    case 'run finished':
      return { ...next, outcome: event.outcome }
  }
}

const waiting = (unit: Unit): UnitView => ({ unit, state: 'waiting', attempts: 0, written: 0, failures: {} })

/** What is not committed waits again. */
const reopened = (view: UnitView): UnitView =>
  view.state === 'committed' || view.state === 'split'
    ? view
    : { ...waiting(view.unit), attempts: view.attempts }

const withoutOutcome = ({ outcome: _, cancelRequestedBy: __, ...view }: RunView): RunView =>
  withoutPause(view)

const withoutPause = ({ pausedBy: _, ...view }: RunView): RunView => view

function splitUnit(view: RunView, { unit: id, into }: Extract<RunEvent, { kind: 'unit split' }>): RunView {
  const parts = (unit: Unit): readonly UnitView[] =>
    into.map(part => {
      const dates = new Set(part.dates)
      const reasons = unit.reasons
        .map(reason => ({ ...reason, dates: reason.dates.filter(date => dates.has(date)) }))
        .filter(reason => reason.dates.length > 0)
      return waiting({ ...unit, id: part.unit, dates: part.dates, reasons })
    })
  return {
    ...view,
    units: view.units.flatMap(unit =>
      unit.unit.id === id
        ? [{ ...unit, state: 'split' as const }, ...parts(unit.unit)]
        : [
            {
              ...unit,
              unit: {
                ...unit.unit,
                after: unit.unit.after.flatMap(a => (a === id ? into.map(p => p.unit) : [a])),
              },
            },
          ],
    ),
  }
}
