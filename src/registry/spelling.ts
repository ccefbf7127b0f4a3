import { lookupOf } from './lookup-of.ts'
import { type NameParts, nameParts } from './name-parts.ts'

/** One way in which a source writes a player's name. */
export type Spelling = NameParts & { name: string; lookup: string; initial: string }

/** Takes a name in natural order for comparison. */
export const spellingOf = (name: string, lookup: string): Spelling => {
  const parts = nameParts(name)
  return { ...parts, name, lookup, initial: lookupOf(parts.first).charAt(0) }
}

const suffixesAgree = (a: Spelling, b: Spelling): boolean =>
  a.suffix === b.suffix || a.suffix === '' || b.suffix === ''

/** `Marcus Morris` and `Marcus Morris Sr.`; never Jr. and Sr. */
export const differOnlyBySuffix = (a: Spelling, b: Spelling): boolean =>
  a.base !== '' && a.base === b.base && suffixesAgree(a, b)

/** `KJ Martin` and `Kenyon Martin Jr.`: says little by itself, only when nobody else around fits. */
export const shareInitialAndLastName = (a: Spelling, b: Spelling): boolean =>
  a.initial !== '' && a.initial === b.initial && a.lastLookup === b.lastLookup && suffixesAgree(a, b)
