import { areOneGivenName } from './given-names.ts'
import { slips } from './slips.ts'

/**
 * How a printed given name stands to a registered one. `short`: one begins with the other; `familiar`: the table says so;
 * `initials`: one is the other's first letters; `begins`: compact initials such as KJ that only begin alike.
 */
export type GivenRelation =
  | 'same'
  | 'familiar'
  | 'short'
  | 'initials'
  | 'begins'
  | 'typo'
  | 'same letter'
  | 'different'
  | 'absent'

/** A given name with the first letters of its parts: `Christian James` has `cj`. */
export type GivenName = { text: string; skeleton: string; initials: string; suffix: string }

const SHORTEST_NAME_WITH_SLIPS = 4

/** `cj` for Christian James; `bj` for Brandon … Jr., whose J is the junior. */
const abbreviates = (letters: string, { initials, suffix, text }: GivenName): boolean => {
  if (letters.length === 1) return text.startsWith(letters)
  const whole = initials + (suffix === 'jr' ? 'j' : '')
  return whole.length > 1 && whole === letters
}

/** `cj`, `tj`, `kz`, `og`; not `al`, `ed` or `ty`, which are names. */
const isCompact = (text: string): boolean => /^([^aeiouy]{2,3}|[a-z][cgj])$/.test(text)

/** `svi` and `sviatoslav`, whichever is printed. */
const begins = (a: string, b: string, least: number): boolean =>
  Math.min(a.length, b.length) >= least && (a.startsWith(b) || b.startsWith(a))

/** Compares two given names. */
export const relateGiven = (printed: GivenName, known: GivenName): GivenRelation => {
  const [a, b] = [printed.text, known.text]
  if (a === '' || b === '') return 'absent'
  if (a === b || printed.skeleton === known.skeleton) return 'same'
  if (abbreviates(a, known) || abbreviates(b, printed)) return 'initials'
  if (areOneGivenName(a, b)) return 'familiar'
  if (begins(a, b, 2) || begins(printed.skeleton, known.skeleton, 3)) return 'short'
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (a.charAt(0) === b.charAt(0)) {
    if (isCompact(shorter) && longer.length > 2) return 'begins'
    if (longer.length >= SHORTEST_NAME_WITH_SLIPS && slips(a, b) === 1) return 'typo'
    return 'same letter'
  }
  return 'different'
}
