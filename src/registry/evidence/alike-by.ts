import { readName } from '../normalise/read-name.ts'
import { knownName } from './known-name.ts'
import { type Likeness, nearness } from './likeness.ts'
import { otherNamesOf } from './other-names.ts'
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
  const reading = readName(printed)
  const names = [knownName(known), ...otherNamesOf(known).map(name => knownName(name, true))]
  const [nearest] = names
    .flatMap(name => relateNames(reading, name) ?? [])
    .sort((a, b) => nearness(a.likeness) - nearness(b.likeness))
  return nearest && nearest.suffix !== 'differs' && isFurther(nearest.likeness) ? nearest.likeness : undefined
}
