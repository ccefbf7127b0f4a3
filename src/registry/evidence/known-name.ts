import { lookupOf } from '../lookup-of.ts'
import { nameParts } from '../name-parts.ts'
import { skeletonOf } from '../normalise/skeleton-of.ts'
import { tidyName } from '../normalise/tidy-name.ts'
import type { GivenName } from './relate-given.ts'

/** A spelling of a registered player, taken apart once. Everything but `text` is a lookup. */
export type KnownName = {
  text: string
  lookup: string
  base: string
  suffix: string
  skeleton: string
  given: string
  givenName: GivenName
  last: string
  lastSkeleton: string
  /** the parts of a last name of several: `Gilgeous-Alexander`, `Mbah a Moute` */
  lastParts: readonly string[]
  /** the base where accented letters were deleted: `nikolajoki`; undefined without any */
  bare: string | undefined
  /** a name that he was known under beside (other-names.ts) */
  isOther: boolean
  /** the keys of the index under which he is found */
  keys: readonly string[]
  /** who spells him so, beside the registry */
  sources: string[]
}

const partsOf = (text: string): string[] =>
  text
    .split(/[\s-]+/)
    .map(lookupOf)
    .filter(Boolean)

const ACCENTED = /[^ -~]/g

/** Takes a registered spelling apart. */
export const knownName = (name: string, isOther = false): KnownName => {
  const text = tidyName(name)
  const { first, last, suffix, base, lastLookup } = nameParts(text)
  const lookup = lookupOf(text)
  const given = lookupOf(first)
  const skeleton = skeletonOf(base)
  const lastSkeleton = skeletonOf(lastLookup)
  const lastParts = partsOf(last)
  const bare = lookupOf(`${first}${last}`.normalize('NFC').replace(ACCENTED, ''))
  const keys = new Set(
    [`b:${base}`, `s:${skeleton}`, `l:${lastSkeleton}`, `b:${bare}`].concat(
      lastParts.length > 1
        ? lastParts.filter(part => part.length > 2).map(part => `l:${skeletonOf(part)}`)
        : [],
    ),
  )
  return {
    text,
    lookup,
    base,
    suffix,
    skeleton,
    given,
    givenName: {
      text: given,
      skeleton: skeletonOf(given),
      initials: partsOf(first)
        .map(part => part.charAt(0))
        .join(''),
      suffix,
    },
    last: lastLookup,
    lastSkeleton,
    lastParts: lastParts.length > 1 ? lastParts : [],
    bare: bare === base ? undefined : bare,
    isOther,
    keys: [...keys],
    sources: [],
  }
}
