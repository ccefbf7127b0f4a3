import { readName } from '../normalise/read-name.ts'
import { knownName } from './known-name.ts'
import type { Likeness } from './likeness.ts'
import { relateNames } from './relate-names.ts'

/** What may tie two names on one team beyond suffix and initial, from the nearest to the farthest. */
export const FURTHER_LIKENESSES = [
  'other name',
  'order',
  'transliteration',
  'nickname',
  'full name',
  'part',
  'typo',
] as const satisfies readonly Likeness[]

export type FurtherLikeness = (typeof FURTHER_LIKENESSES)[number]

const isFurther = (likeness: Likeness): likeness is FurtherLikeness =>
  (FURTHER_LIKENESSES as readonly Likeness[]).includes(likeness)

/** What ties a printed name to a player's, where neither is the other's lookup, base or initial; never Jr. to Sr. */
export const alikeBy = (printed: string, known: string): FurtherLikeness | undefined => {
  const relation = relateNames(readName(printed), knownName(known))
  return relation && relation.suffix !== 'differs' && isFurther(relation.likeness)
    ? relation.likeness
    : undefined
}
