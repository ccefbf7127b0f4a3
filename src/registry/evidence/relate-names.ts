import type { NameCut, PrintedName, Reading } from '../normalise/read-name.ts'
import { skeletonOf } from '../normalise/skeleton-of.ts'
import type { KnownName } from './known-name.ts'
import { type Likeness, nearness } from './likeness.ts'
import { type GivenRelation, relateGiven } from './relate-given.ts'
import { slips } from './slips.ts'

export type Relation = {
  likeness: Likeness
  suffix: 'same' | 'dropped' | 'added' | 'differs'
  /** how the given names stand; undefined where the whole names are alike */
  given?: GivenRelation
  slips: number
  /** the spelling of the player that it is like */
  name: KnownName
}

const suffixBetween = (printed: string, known: string): Relation['suffix'] => {
  if (printed === known) return 'same'
  if (printed === '') return 'dropped'
  return known === '' ? 'added' : 'differs'
}

const unaccented = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

const wholeLikeness = (printed: PrintedName, reading: Reading, known: KnownName): Likeness | undefined => {
  const same = suffixBetween(reading.suffix, known.suffix) === 'same'
  if (printed.lookup === known.lookup || (same && reading.base === known.base)) {
    if (reading.turned) return 'order'
    if (known.isOther) return 'other name'
    if (reading.text.toLowerCase() === known.text.toLowerCase()) return 'exact'
    return unaccented(reading.text) === unaccented(known.text) ? 'accents' : 'punctuation'
  }
  if (same && reading.base === known.bare) return 'accents'
  if (reading.base === known.base) return 'suffix'
  if (printed.turns.includes(known.base)) return same ? 'order' : 'suffix'
  if (reading.skeleton === known.skeleton) return same ? 'transliteration' : 'suffix'
  return undefined
}

const relateCut = ({ given, givenSkeleton, initials }: NameCut, { suffix }: Reading, known: KnownName) =>
  relateGiven({ text: given, skeleton: givenSkeleton, initials, suffix }, known.givenName)

/** The first word as the given name. */
const relateFirst = (reading: Reading, known: KnownName): GivenRelation => {
  const cut = reading.cuts[1]
  return cut ? relateCut(cut, reading, known) : 'absent'
}

const LIKENESS_OF_GIVEN: Partial<Record<GivenRelation, Likeness>> = {
  same: 'transliteration',
  familiar: 'nickname',
  short: 'nickname',
  initials: 'initials',
  begins: 'initials',
  typo: 'typo',
  'same letter': 'same initial',
  different: 'other given name',
  absent: 'last name',
}

/** Among whole given names: `Alfred Joel` is an Al with a middle name. */
const MEANS_HIM: ReadonlySet<GivenRelation> = new Set(['same', 'familiar', 'short'])

const slipsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

type Parted = Pick<Relation, 'likeness' | 'given' | 'slips'>

/** Several given names of which one means him: `Christopher Emmanuel`, or `James Khristian` who goes by the second. */
const relateAmong = (words: readonly string[], known: KnownName): GivenRelation | undefined =>
  words
    .filter(word => word.length > 1)
    .map(text => relateGiven({ text, skeleton: skeletonOf(text), initials: '', suffix: '' }, known.givenName))
    .find(given => MEANS_HIM.has(given))

/** The last name is there in full: everything before it is the given name. */
const withLastName = (reading: Reading, known: KnownName): Parted | undefined => {
  for (const [at, cut] of reading.cuts.entries()) {
    if (cut.last !== known.last && cut.lastSkeleton !== known.lastSkeleton) continue
    const given = relateCut(cut, reading, known)
    if (at > 1 && given !== 'same' && given !== 'initials') {
      const among = relateAmong(reading.words.slice(0, at), known)
      if (among) return { likeness: 'full name', given: among, slips: 0 }
    }
    return { likeness: LIKENESS_OF_GIVEN[given] ?? 'last name', given, slips: given === 'typo' ? 1 : 0 }
  }
  return undefined
}

/** The last name is one of several words, or one side prints only a part of a double last name. */
const withPart = (reading: Reading, known: KnownName): Parted | undefined => {
  const rest = reading.words.slice(1)
  const given = relateFirst(reading, known)
  if (!MEANS_HIM.has(given) && given !== 'initials') return undefined
  if (given !== 'initials' && rest.some((word, i) => i < rest.length - 1 && word === known.last))
    return { likeness: 'full name', given, slips: 0 }
  const printed = reading.parts.slice(1).flat()
  const parts = known.lastParts
  // An initial and one word among others say too little: `Karl-Anthony Towns C` is no Carmelo Anthony.
  if (given === 'initials' && printed.length >= Math.max(1, parts.length)) return undefined
  const [few, many] = printed.length < parts.length ? [printed, parts] : [parts, printed]
  const [short, long] = few.length > 0 ? [few, many] : [[known.last], printed]
  if (short.length >= long.length || short.join('').length < 3) return undefined
  return long.some((_, i) => short.every((part, j) => long[i + j] === part))
    ? { likeness: 'part', given, slips: 0 }
    : undefined
}

const SAYS_CUT_OFF = /\p{L}\.{2,}$/u
/** From so many letters on a last name may be taken for the beginning of a longer one: tables cut long names. */
const LEAST_OF_A_LAST_NAME = 6

/** The end of the last name is missing: `Kentavious Caldwell-P`, `Luka Don...`. */
const withoutEnd = (reading: Reading, known: KnownName): Parted | undefined => {
  const last = reading.cuts[1]?.last ?? ''
  const least = SAYS_CUT_OFF.test(reading.text) ? 2 : LEAST_OF_A_LAST_NAME
  if (last.length < least || !known.last.startsWith(last)) return undefined
  const given = relateFirst(reading, known)
  return given === 'same' ? { likeness: 'part', given, slips: 0 } : undefined
}

/** The last name is nearly there. */
const withSlips = (reading: Reading, known: KnownName): Parted | undefined => {
  const allowed = slipsAllowed(known.last.length)
  if (allowed === 0) return undefined
  const first = reading.words[0] ?? ''
  const last = reading.cuts[1]?.last
  if (last === undefined) {
    if (first.length < 8 || Math.abs(first.length - known.base.length) > 2) return undefined
    const far = slips(first, known.base)
    return far <= 2 ? { likeness: 'typo', given: 'same', slips: far } : undefined
  }
  if (Math.abs(last.length - known.last.length) > allowed) return undefined
  const given = relateFirst(reading, known)
  if (!MEANS_HIM.has(given) && given !== 'typo') return undefined
  const far = slips(last, known.last) + (given === 'typo' ? 1 : 0)
  return far <= allowed ? { likeness: 'typo', given, slips: far } : undefined
}

/** One word alone that is his given name: `James` may be anybody's first name too. */
const withGivenName = ({ words }: Reading, known: KnownName): Parted | undefined =>
  words.length === 1 && words[0] === known.given
    ? { likeness: 'same given name', given: 'same', slips: 0 }
    : undefined

/** Says how a printed name is like one spelling of a player; undefined when nothing ties them. */
export const relateNames = (printed: PrintedName, known: KnownName): Relation | undefined => {
  let best: Relation | undefined
  for (const reading of printed.readings) {
    if (reading.base === '') continue
    const suffix = suffixBetween(reading.suffix, known.suffix)
    // Of an other name the suffix is a part: LeBron James Jr. is Bronny, LeBron James is not.
    if (known.isOther && suffix !== 'same') continue
    const whole = wholeLikeness(printed, reading, known)
    const parted: Parted | undefined = whole
      ? { likeness: whole, slips: 0 }
      : (withLastName(reading, known) ??
        withPart(reading, known) ??
        withoutEnd(reading, known) ??
        withSlips(reading, known) ??
        withGivenName(reading, known))
    if (parted === undefined) continue
    if (best !== undefined && nearness(best.likeness) <= nearness(parted.likeness)) continue
    best = { ...parted, suffix, name: known }
  }
  const isNear = best !== undefined && nearness(best.likeness) <= nearness('accents')
  return !isNear && printed.gaps?.test(known.base)
    ? { likeness: 'accents', suffix: 'same', slips: 0, name: known }
    : best
}
