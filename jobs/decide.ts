import { shapeOf } from '../src/assistant/run/run-shape.ts'
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
 * that this reaches are blocked: the unit is split, and its other days go on. With `places`, only those units are looked at.
 */
export function decide(view: RunView, places: Iterable<number> = view.units.keys()): Decision {
  const { units } = view
  if (view.cancelRequestedBy !== undefined)
    return {
      ...nothing,
      cancel: units.filter(({ state }) => state === 'waiting').map(({ unit }) => unit.id),
    }
  if (view.pausedBy !== undefined) return nothing
  const { after } = shapeOf(units)
  const [dispatch, block, split] = [
    [] as UnitView[],
    [] as { unit: string; by: string }[],
    [] as { unit: string; into: readonly UnitPart[] }[],
  ]
  for (const at of places) {
    const candidate = units[at]
    if (candidate?.state !== 'waiting' || after[at]?.some(other => isOpen(units[other]))) continue
    const upstream = (after[at] ?? []).flatMap(other => units[other] ?? [])
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

/**
 * The places of units to which the end of some may have given another turn: theirs, and those that wait for them.
 * Undefined: it may be any, for the parts of one that was split stand elsewhere.
 */
export function placesAround(view: RunView, ended: Iterable<string>): ReadonlySet<number> | undefined {
  const { places, before } = shapeOf(view.units)
  const around = new Set<number>()
  for (const id of ended) {
    const at = places.get(id)
    if (at === undefined || view.units[at]?.state === 'split') return undefined
    around.add(at)
    for (const other of before[at] ?? []) around.add(other)
  }
  return around
}

const isOpen = (unit: UnitView | undefined): boolean => unit?.state === 'waiting' || unit?.state === 'running'

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
export function splitDates(unit: Unit, hit: ReadonlySet<string>): readonly [UnitPart, UnitPart] {
  const part = (dates: readonly string[]): UnitPart => ({
    unit: `${unitId(unit.target, dates)} (${plural(dates.length, 'day')})`,
    dates,
  })
  return [part(unit.dates.filter(date => !hit.has(date))), part(unit.dates.filter(date => hit.has(date)))]
}
