import type { Plan } from '../../pipeline/plan/plan.ts'

/** Who is served first: somebody who waits, then the daily work, then whole seasons. */
export type Lane = 'interactive' | 'daily' | 'bulk'

/** A run that takes longer than this is not waited for. */
const LONGEST_WAIT_SECONDS = 600

/** The lane of a run that somebody asked for. */
export const laneOf = (plan: Plan): Lane =>
  plan.estimate.seconds > LONGEST_WAIT_SECONDS || new Set(plan.units.map(unit => unit.seasonYear)).size > 1
    ? 'bulk'
    : 'interactive'
