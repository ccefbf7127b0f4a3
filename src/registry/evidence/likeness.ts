/** How a printed name is like a registered one, from the nearest to the farthest. */
const LIKENESSES = [
  'exact',
  'accents',
  'punctuation',
  'other name',
  'order',
  'transliteration',
  'suffix',
  'nickname',
  'initials',
  'full name',
  'part',
  'typo',
  'last name',
  'same initial',
  'other given name',
  'same given name',
] as const

export type Likeness = (typeof LIKENESSES)[number]

const rank = new Map<Likeness, number>(LIKENESSES.map((likeness, i) => [likeness, i]))

/** How near a likeness is: 0 is exact. */
export const nearness = (likeness: Likeness): number => rank.get(likeness) ?? LIKENESSES.length
