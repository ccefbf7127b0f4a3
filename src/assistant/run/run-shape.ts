import type { UnitView } from './run-view.ts'

/** Where the units of a run stand, whom each waits for and who waits for it, by places. Only a split changes it. */
export type RunShape = {
  readonly places: ReadonlyMap<string, number>
  readonly after: readonly (readonly number[])[]
  readonly before: readonly (readonly number[])[]
}

type Units = readonly UnitView[]

/** Runs have thousands of units and of events, and every event makes a list of units anew; its shape stays. */
const shapes = new WeakMap<Units, RunShape>()

export function shapeOf(units: Units): RunShape {
  const known = shapes.get(units)
  if (known) return known
  const places = new Map(units.map(({ unit }, at) => [unit.id, at]))
  const after = units.map(({ unit }) => unit.after.flatMap(id => places.get(id) ?? []))
  const before: number[][] = units.map(() => [])
  for (const [at, upstream] of after.entries()) for (const other of upstream) before[other]?.push(at)
  const shape = { places, after, before }
  shapes.set(units, shape)
  return shape
}

/** The units with another one at a place, in the same shape. */
export function withUnit(units: Units, at: number, unit: UnitView): Units {
  const changed = units.with(at, unit)
  shapes.set(changed, shapeOf(units))
  return changed
}

/** A unit of a run by its id. */
export const unitIn = ({ units }: { readonly units: Units }, id: string): UnitView | undefined => {
  const at = shapeOf(units).places.get(id)
  return at === undefined ? undefined : units[at]
}
