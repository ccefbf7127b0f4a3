import type { Unit } from '../units/unit.ts'

/** Days of a table that a plan leaves out, and why. */
export type Exclusion = {
  readonly target: string
  readonly reason:
    | 'bootstrap'
    | 'not played yet'
    | 'already complete'
    | 'not failed'
    | 'no new files'
    | 'upstream missing'
  readonly dates: readonly string[]
}

/** Upstream work that the plan does not do and its units need. */
export type Need = {
  readonly target: string
  readonly phase: 2 | 3 | 4
  readonly dates: readonly string[]
}

/** Guesses, and named so wherever they are shown. */
export type Estimate = {
  /** Of work: units that run side by side take less time than that. */
  readonly seconds: number
  /** What the same work took in 10 and in 90 of 100 cases so far; absent where a table of the plan has no history. */
  readonly spread?: { readonly low: number; readonly high: number }
  readonly rows: number
  /** Where the engine bills what it reads. */
  readonly cost?: EstimatedCost
  /** `history` when every table of the plan has run before. */
  readonly from: 'history' | 'defaults'
}

export type EstimatedCost = {
  /** As the engine says of the evaluations without running them, and the least that it bills for the rest of each unit. */
  readonly bytes: number
  /** Units read what others of the plan are yet to make, so the engine could not count that. */
  readonly atLeast?: true
  /** US dollars. */
  readonly pricePerTib?: number
}

/** What would be done. A frozen record: what runs is what was shown, and the hash says whether it still holds. */
export type Plan = {
  /** The command as understood, in its canonical words. */
  readonly command: string
  readonly start: string
  readonly end: string
  readonly gameDays: number
  readonly units: readonly Unit[]
  readonly excluded: readonly Exclusion[]
  readonly needs: readonly Need[]
  readonly estimate: Estimate
  /** Fingerprint of the formulas in it: a plan made by other code is another plan. */
  readonly code: string
  readonly hash: string
}
