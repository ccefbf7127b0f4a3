import { tidyName } from './normalise/tidy-name.ts'

/** Letters that Unicode does not decompose into a base letter and a mark. */
const BASE_LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ĸ: 'k',
  ə: 'e',
}

/** Plain ASCII without the signs that escapes begin with. */
const NOTHING_FOREIGN = /^[ -$'-[\]-~]*$/
const ASCII_LOOKUP = /[^a-z0-9]/g

/**
 * The lookup of a player's name: the one normaliser of every feed. Lower-case ASCII letters and digits, accents
 * transliterated, suffix kept: `Luka Dončić` → `lukadoncic`, `Michael Porter Jr.` → `michaelporterjr`.
 * A name without a Latin letter or a digit has the empty lookup.
 */
export const lookupOf = (name: string): string => {
  if (NOTHING_FOREIGN.test(name)) return name.toLowerCase().replace(ASCII_LOOKUP, '')
  const lower = tidyName(name).normalize('NFKD').toLowerCase()
  return lower.replace(/\P{ASCII}/gu, char => BASE_LETTERS[char] ?? '').replace(ASCII_LOOKUP, '')
}
