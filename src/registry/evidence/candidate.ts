import type { Feature } from './features.ts'
import type { KnownPlayer } from './index-registered.ts'
import type { Standing } from './place-of.ts'
import type { Relation } from './relate-names.ts'

/** Somebody whom a printed name may mean, with the facts before they are weighed. */
export type Suspect = {
  known: KnownPlayer
  relation: Relation
  standing: Standing
  /** what a person decided about this pair before */
  rejected: boolean
  /** facts of the source against facts of the game; undefined where one is not known */
  jersey?: 'same' | 'differs'
  minutes?: 'close' | 'far'
  status?: 'agrees' | 'contradicts'
}

/** One fact and what it weighs: above 0 it speaks for the player, below against him, 0 is said for the reader only. */
export type Reason = { text: string; weight: number; feature?: Feature }

/** A suspect weighed: `score` is the probability that the name means him, given everybody else it may mean. */
export type Candidate = {
  id: string
  name: string
  score: number
  reasons: readonly Reason[]
}
