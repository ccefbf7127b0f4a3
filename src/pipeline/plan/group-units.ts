import { groupBy } from '../../warehouse/group-by.ts'
import { seasonOf } from '../season.ts'
import type { ReasonCode, Unit, UnitReason } from '../units/unit.ts'
import { unitId } from '../units/unit.ts'

/** One day of one table that is to be made. */
export type PlannedDay = {
  readonly target: string
  readonly phase: 2 | 3 | 4
  readonly date: string
  readonly code: ReasonCode
  readonly detail?: string
}

/**
 * Days of one table and season become units of at most `most` days, evenly cut: large enough that set-based SQL pays,
 * small enough that a broken day takes few others with it. `after` is filled in later.
 */
export function groupUnits(days: readonly PlannedDay[], most: number): readonly Unit[] {
  const stretches = groupBy(days, ({ target, date }) => `${target} ${seasonOf(date)}`)
  return [...stretches.values()].flatMap(stretch => {
    const sorted = [...stretch].sort((a, b) => (a.date < b.date ? -1 : 1))
    const pieces = Math.ceil(sorted.length / most)
    const size = Math.ceil(sorted.length / pieces)
    return Array.from({ length: pieces }, (_, i) => toUnit(sorted.slice(i * size, (i + 1) * size)))
  })
}

function toUnit(days: readonly PlannedDay[]): Unit {
  const [first] = days as [PlannedDay]
  const dates = days.map(({ date }) => date)
  return {
    id: unitId(first.target, dates),
    target: first.target,
    phase: first.phase,
    seasonYear: seasonOf(first.date),
    dates,
    reasons: reasonsOf(days),
    after: [],
  }
}

const reasonsOf = (days: readonly PlannedDay[]): readonly UnitReason[] =>
  [...groupBy(days, ({ code, detail }) => `${code} ${detail ?? ''}`).values()].map(group => {
    const [{ code, detail }] = group as [PlannedDay]
    return { code, dates: group.map(({ date }) => date), ...(detail === undefined ? {} : { detail }) }
  })
