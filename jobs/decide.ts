import type { RunView, UnitView } from '../src/assistant/run/run-view.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { affectedDates } from '../src/pipeline/plan/link-units.ts'
import { resolvedNames } from '../src/pipeline/tables/reference/resolved-names.ts'
import { type Unit, unitId } from '../src/pipeline/units/unit.ts'

/** What a run's ledger asks for now. Pure, so any process may ask at any time and hears the same. */
export type Decision = {
  readonly dispatch: readonly UnitView[]
  readonly block: readonly { readonly unit: string; readonly by: string }[]
  readonly split: readonly { readonly unit: string; readonly into: readonly UnitPart[] }[]
  readonly cancel: readonly string[]
}

export type UnitPart = { readonly unit: string; readonly dates: readonly string[] }

const nothing: Decision = { dispatch: [], block: [], split: [], cancel: [] }

/**
 * A waiting unit is dispatched when all it waits for is committed. Where something it waits for failed, only the days
 * that this reaches are blocked: the unit is split, and its other days go on.
 */
export function decide(view: RunView): Decision {
  const byId = new Map(view.units.map(unit => [unit.unit.id, unit]))
  const waiting = view.units.filter(({ state }) => state === 'waiting')
  if (view.cancelRequestedBy !== undefined) return { ...nothing, cancel: waiting.map(({ unit }) => unit.id) }
  if (view.pausedBy !== undefined) return nothing
  const [dispatch, block, split] = [
    [] as UnitView[],
    [] as { unit: string; by: string }[],
    [] as { unit: string; into: UnitPart[] }[],
  ]
  for (const candidate of waiting) {
    const upstream = candidate.unit.after.flatMap(id => byId.get(id) ?? [])
    if (upstream.some(({ state }) => state === 'waiting' || state === 'running')) continue
    const lost = upstream.filter(({ state }) => state !== 'committed' && state !== 'split')
    const hits = lost
      .map(({ unit }) => ({ by: unit.id, dates: lostDates(candidate.unit, unit) }))
      .filter(({ dates }) => dates.length > 0)
    const hit = new Set(hits.flatMap(({ dates }) => dates))
    const [first] = hits
    if (!first) dispatch.push(candidate)
    else if (hit.size === candidate.unit.dates.length) block.push({ unit: candidate.unit.id, by: first.by })
    else split.push({ unit: candidate.unit.id, into: splitDates(candidate.unit, hit) })
  }
  return { dispatch, block, split, cancel: [] }
}

/** The days of a unit that cannot be made because another unit was lost. */
function lostDates(unit: Unit, lost: Unit): readonly string[] {
  if (unit.phase === 2) return unit.target === resolvedNames.id ? [] : unit.dates
  if (lost.phase === 2) return unit.dates
  return affectedDates(unit, lost.target, lost.dates)
}

/**
 * Two parts of a unit: the days that are not hit, and those that are. A part may be split again and begin and end as its
 * whole does; the number of its days, which is always smaller, makes its id another one.
 */
export function splitDates(unit: Unit, hit: ReadonlySet<string>): UnitPart[] {
  const part = (dates: readonly string[]): UnitPart => ({
    unit: `${unitId(unit.target, dates)} (${plural(dates.length, 'day')})`,
    dates,
  })
  return [part(unit.dates.filter(date => !hit.has(date))), part(unit.dates.filter(date => hit.has(date)))]
}
