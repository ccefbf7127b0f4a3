import type { Plan } from '../../pipeline/plan/plan.ts'
import type { FileCounts } from '../../pipeline/units/attempt.ts'
import type { Unit } from '../../pipeline/units/unit.ts'
import type { Lane } from './lane.ts'
import type { RunEvent, RunOutcome, UnitError } from './run-event.ts'
import { shapeOf, withUnit } from './run-shape.ts'

export type UnitState = 'waiting' | 'running' | 'committed' | 'failed' | 'split' | 'blocked' | 'cancelled'

export type UnitView = {
  readonly unit: Unit
  readonly state: UnitState
  readonly attempts: number
  readonly written: number
  readonly failures: Readonly<Record<string, number>>
  readonly files?: FileCounts
  readonly seconds?: number
  /** Billed by the engine. */
  readonly bytes?: number
  readonly startedAt?: string
  /** Who performs it. */
  readonly holder?: string
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
  readonly lane: Lane
  /** How many times it was begun or taken up again. */
  readonly takes: number
  readonly startedAt: string
  readonly lastAt: string
  readonly units: readonly UnitView[]
  readonly cancelRequestedBy?: string
  /** Whoever asked to stop insisted. */
  readonly interrupted?: true
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
    lane: first.lane ?? 'interactive',
    takes: 1,
    startedAt: first.at,
    lastAt: first.at,
    units,
  }
  return fold(start, rest)
}

/** One more event. */
export function step(view: RunView, event: RunEvent): RunView {
  if (!isOfUnit(event)) return changeRun(view, event)
  const at = shapeOf(view.units).places.get(event.unit)
  const unit = at === undefined ? undefined : view.units[at]
  if (at === undefined || !unit) return { ...view, lastAt: event.at }
  return { ...view, lastAt: event.at, units: withUnit(view.units, at, changeUnit(unit, event)) }
}

/** The same as one step after the other, without a new list of units for every event: runs have thousands of both. */
function fold(start: RunView, events: readonly RunEvent[]): RunView {
  let view = start
  let units = [...view.units]
  let { places } = shapeOf(view.units)
  for (const event of events) {
    if (isOfUnit(event)) {
      const at = places.get(event.unit)
      const unit = at === undefined ? undefined : units[at]
      if (at !== undefined && unit) units[at] = changeUnit(unit, event)
    } else {
      view = changeRun({ ...view, units }, event)
      units = [...view.units]
      places = shapeOf(view.units).places
    }
  }
  return { ...view, units, lastAt: events.at(-1)?.at ?? view.lastAt }
}

/** Changes one unit and nothing else. */
type OfUnit = Extract<
  RunEvent,
  { kind: 'unit started' | 'unit committed' | 'unit failed' | 'unit blocked' | 'unit cancelled' }
>

const isOfUnit = (event: RunEvent): event is OfUnit => 'unit' in event && event.kind !== 'unit split'

function changeUnit(unit: UnitView, event: OfUnit): UnitView {
  // A split unit is history: its parts stand for its days, whatever comes late.
  if (unit.state === 'split') return unit
  // What an attempt that lost its unit says about itself is no news of the unit.
  if (event.kind === 'unit failed' && (unit.state === 'committed' || event.attempt < unit.attempts))
    return unit
  switch (event.kind) {
    case 'unit started':
      return {
        ...waiting(unit.unit),
        state: 'running',
        attempts: event.attempt,
        startedAt: event.at,
        ...(event.holder === undefined ? {} : { holder: event.holder }),
      }
    case 'unit committed':
      return {
        ...unit,
        state: 'committed',
        written: event.written,
        failures: event.failures,
        seconds: event.seconds,
        ...(event.files ? { files: event.files } : {}),
        ...(event.bytes === undefined ? {} : { bytes: event.bytes }),
      }
    case 'unit failed':
      return {
        ...unit,
        state: 'failed',
        attempts: event.attempt,
        error: event.error,
        seconds: event.seconds,
      }
    case 'unit blocked':
      return { ...unit, state: 'blocked', blockedBy: event.by }
    case 'unit cancelled':
      return { ...unit, state: 'cancelled' }
  }
}

function changeRun(view: RunView, event: Exclude<RunEvent, OfUnit>): RunView {
  const next = { ...view, lastAt: event.at }
  switch (event.kind) {
    case 'run started':
    case 'run rebuilt':
      return next
    case 'run resumed':
      return {
        ...withoutOutcome(next),
        by: event.by,
        pid: event.pid,
        takes: view.takes + 1,
        units: view.units.map(reopened),
      }
    case 'unit split':
      return splitUnit(next, event)
    case 'cancel requested':
      return { ...next, cancelRequestedBy: event.by, ...(event.now ? { interrupted: true } : {}) }
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

const withoutOutcome = ({ outcome: _, cancelRequestedBy: __, interrupted: ___, ...view }: RunView): RunView =>
  withoutPause(view)

const withoutPause = ({ pausedBy: _, ...view }: RunView): RunView => view

function splitUnit(view: RunView, { unit: id, into }: Extract<RunEvent, { kind: 'unit split' }>): RunView {
  const known = view.units.find(({ unit }) => unit.id === id)
  // What an attempt that lost its unit says is no news of it, as above.
  if (known === undefined || known.state === 'split' || known.state === 'committed') return view
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
