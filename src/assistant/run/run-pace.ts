import { groupBy } from '../../warehouse/group-by.ts'
import type { RunView, UnitView } from './run-view.ts'

export type Pace = {
  /** Seconds during which at least one unit ran; the night between an interruption and its resume does not count. */
  readonly elapsed: number
  /** Estimated seconds to the end; undefined while nothing has finished and the plan made no guess. */
  readonly left: number | undefined
}

/**
 * How fast a run goes: seconds per day of the same table's finished units, else of all finished ones, else what the plan
 * guessed; times the days that remain; times how much wall time a second of unit work has taken so far, which accounts
 * for units running side by side.
 */
export function runPace(view: RunView, now: Date): Pace {
  const work = view.units.filter(({ state }) => state !== 'split')
  const done = work.filter(({ seconds }) => seconds !== undefined)
  const elapsed = busySeconds(work, now, view.outcome !== undefined)
  const spent = done.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)
  const planned = view.plan.units.reduce((sum, { dates }) => sum + dates.length, 0)
  const guessed = planned === 0 ? undefined : view.plan.estimate.seconds / planned
  const overall = perDay(done) ?? guessed
  if (overall === undefined) return { elapsed, left: undefined }
  const finished = groupBy(done, ({ unit: { target } }) => target)
  const paces = new Map([...finished].map(([target, group]) => [target, perDay(group)]))
  let rest = 0
  let spentByRunning = 0
  for (const unit of work) {
    if (unit.state !== 'waiting' && unit.state !== 'running') continue
    const needed = unit.unit.dates.length * (paces.get(unit.unit.target) ?? overall)
    const since = unit.state === 'running' ? secondsSince(unit.startedAt, now) : 0
    spentByRunning += since
    rest += Math.max(0, needed - since)
  }
  const wallPerSecond = spent === 0 ? 1 : elapsed / (spent + spentByRunning)
  return { elapsed, left: rest * wallPerSecond }
}

function perDay(units: readonly UnitView[]): number | undefined {
  const days = units.reduce((sum, { unit }) => sum + unit.dates.length, 0)
  return days === 0 ? undefined : units.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) / days
}

const secondsSince = (at: string | undefined, now: Date): number =>
  at === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(at)) / 1000)

/** Length of the union of the units' times. */
function busySeconds(units: readonly UnitView[], now: Date, isOver: boolean): number {
  const spans = units
    .flatMap(({ startedAt, seconds, state }) => {
      if (startedAt === undefined) return []
      const from = Date.parse(startedAt) / 1000
      if (seconds !== undefined) return [[from, from + seconds] as const]
      return state === 'running' && !isOver ? [[from, now.getTime() / 1000] as const] : []
    })
    .sort(([a], [b]) => a - b)
  let [busy, until] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of spans) {
    busy += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return busy
}
