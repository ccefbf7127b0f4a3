import { lookupOf } from './lookup-of.ts'
import { type NameParts, nameParts } from './name-parts.ts'

/** One way in which a source writes a player's name. */
export type Spelling = NameParts & {
  name: string
  lookup: string
  /** first character of the first name's lookup */
  initial: string
  /** the lookups under which a list of last names may print him: each ending at a word boundary, without the suffix */
  tails: string[]
}

/** Takes a name in natural order for comparison. */
export const spellingOf = (name: string, lookup: string): Spelling => {
  const parts = nameParts(name)
  const words = parts.last.split(' ')
  const tails = [parts.base, ...words.map((_, i) => lookupOf(words.slice(i).join(' ')))]
  return { ...parts, name, lookup, initial: lookupOf(parts.first).charAt(0), tails }
}

const suffixesAgree = (a: Spelling, b: Spelling): boolean =>
  a.suffix === b.suffix || a.suffix === '' || b.suffix === ''

/** `Marcus Morris` and `Marcus Morris Sr.`; never Jr. and Sr. */
export const differOnlyBySuffix = (a: Spelling, b: Spelling): boolean =>
  a.base !== '' && a.base === b.base && suffixesAgree(a, b)

/** `KJ Martin` and `Kenyon Martin Jr.`: says little by itself, only when nobody else around fits. */
export const shareInitialAndLastName = (a: Spelling, b: Spelling): boolean =>
  a.initial !== '' && a.initial === b.initial && a.lastLookup === b.lastLookup && suffixesAgree(a, b)
