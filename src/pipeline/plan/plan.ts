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
  readonly seconds: number
  readonly rows: number
  /** `history` when every table of the plan has run before. */
  readonly from: 'history' | 'defaults'
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
