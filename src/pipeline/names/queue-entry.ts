import type { Resolution } from '../../registry/season-names.ts'
import type { NameState } from './fold-decisions.ts'
import type { NameKey } from './name-decision.ts'

/** A name that means nobody, with all the places where a source prints it so for one team of one season. */
export type QueueEntry = {
  readonly key: NameKey
  /** As printed, the most frequent first. */
  readonly rawNames: readonly string[]
  readonly sightings: readonly Resolution[]
  /** Sorted. */
  readonly games: readonly string[]
  readonly dates: readonly string[]
  readonly state: NameState
  readonly impact: Impact
}

/** What is computed anew once somebody says whom the name means. */
export type Impact = {
  /** Rows of all tables on those days. */
  readonly rows: number
  /** Days of all tables. */
  readonly cells: number
  /** Calendar days. */
  readonly dates: number
}

/** Names that were open when the season was last settled, and that the rules settle now. */
export type SettledName = {
  readonly key: NameKey
  readonly rawName: string
  readonly playerName: string
  readonly rule: string
  readonly occurrences: number
}

/** One text for a key, for maps and for people who type it. */
export const keyText = ({ source, rawLookup, team, season }: NameKey): string =>
  `${source}:${rawLookup}:${team}:${season}`
