import type { Unit } from '../units/unit.ts'
import type { PipelineState } from './pipeline-state.ts'

/** The days of a unit that somebody made after the given moment; they need no second making. */
export const madeSince = (unit: Unit, state: PipelineState, at: string): ReadonlySet<string> =>
  new Set(unit.dates.filter(date => (state.cell(unit.target, date).success?.at ?? '') > at))
