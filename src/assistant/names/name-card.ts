import type { DecisionScope, NameKey } from '../../pipeline/names/name-decision.ts'
import type { Impact } from '../../pipeline/names/queue-entry.ts'

/** Somebody whom a name may mean, in words. */
export type CardCandidate = {
  readonly lookup: string
  readonly name: string
  readonly teams: readonly string[]
  /** Probability that he is meant, 0 to 1; absent for one who was searched for. */
  readonly score?: number
  /** Facts that speak for him, and facts for the reader only. */
  readonly reasons: readonly string[]
  /** Facts that speak against him. */
  readonly against: readonly string[]
}

/** A scope that may be chosen for a name. */
export type CardScope = {
  readonly scope: DecisionScope
  readonly says: string
  /** Whom the spelling means there now: nobody else may, or the scope is too wide. */
  readonly means: readonly { readonly lookup: string; readonly name: string; readonly places: number }[]
  /** Places that a decision would touch, and their days. */
  readonly places: number
  readonly dates: number
}

/** All that is shown of one name, and all that a decision on it is made from. A plain value. */
export type NameCard = {
  readonly key: NameKey
  /** One text for the key. */
  readonly id: string
  readonly rawName: string
  /** Other spellings of the same lookup. */
  readonly alsoPrinted: readonly string[]
  readonly occurrences: number
  /** Games still open, by id. */
  readonly games: readonly string[]
  readonly dates: readonly string[]
  readonly impact: Impact
  /** What the rules say, in words. */
  readonly verdict: string
  /** The player to whom the evidence points without doubt. */
  readonly clear?: string
  /** Five at most, the likeliest first. */
  readonly candidates: readonly CardCandidate[]
  /** From the nearest to the farthest. */
  readonly scopes: readonly CardScope[]
  /** Who looked at it and was unsure. */
  readonly unsure?: string
}
