import { lookupOf } from '../lookup-of.ts'
import { reverseName } from '../name-parts.ts'
import { centralEuropean } from './central-european.ts'
import { skeletonOf } from './skeleton-of.ts'
import { tidyName } from './tidy-name.ts'

/** A name cut in two: what stands before, and the last name. */
export type NameCut = {
  given: string
  givenSkeleton: string
  /** the first letters of the given words */
  initials: string
  last: string
  lastSkeleton: string
}

/** One way to read a printed name. Words are lookups, without the suffix. */
export type Reading = {
  /** as printed, in natural order */
  text: string
  words: readonly string[]
  /** the parts of each word: `Jackson-Davis` is two */
  parts: readonly (readonly string[])[]
  suffix: string
  base: string
  skeleton: string
  /** where the given name may end: before the first word, the second, … */
  cuts: readonly NameCut[]
  /** the words were put into natural order */
  turned: boolean
}

export type PrintedName = {
  /** tidy, without what sources hang on a name */
  text: string
  lookup: string
  readings: readonly Reading[]
  /** the lookups of the same words in another order, without the suffix: `James LeBron` */
  turns: readonly string[]
  /** a code in brackets or behind a dash, `(TOR)`: a team, if it is one of the game's */
  code?: string
  jersey?: number
  /** matches the base of a name whose accented letters came as question marks: `Luka Don?i?` */
  gaps?: RegExp
}

const SUFFIX = /^(.*\S)[\s,]+(jr|sr|iii|ii|iv|v|junior|senior|2nd|3rd|4th|5th)\.?$/i
const SHORT_SUFFIX: Record<string, string> = {
  junior: 'jr',
  senior: 'sr',
  '2nd': 'ii',
  '3rd': 'iii',
  '4th': 'iv',
  '5th': 'v',
}

/** `Porter Jr. Michael`: the order of a list of last names that lost its comma. */
const SUFFIX_BETWEEN = /^(\S+(?:\s\S+)?)\s(jr|sr|iii|ii|iv)\.?\s(\p{L}\S*)$/iu

/** `Jr.` of a name in natural order; the words Junior and 3rd mean the same. */
const cutSuffix = (text: string): [rest: string, suffix: string] => {
  const [, rest, printed = ''] = SUFFIX.exec(text) ?? []
  const suffix = printed.toLowerCase()
  // `Carey V.` is a last name with an initial.
  if (rest === undefined || (suffix === 'v' && !rest.includes(' '))) return [text, '']
  return [rest.replace(/,$/, ''), SHORT_SUFFIX[suffix] ?? suffix]
}

const readingOf = (text: string, turned: boolean): Reading => {
  const [rest, suffix] = cutSuffix(text)
  const printed = rest
    .replace(/(?<![\p{L}'])(\p{L})\.(?=\p{L}['\p{L}])/gu, '$1. ')
    .split(' ')
    .map(word => ({ word: lookupOf(word), parts: word.split('-').map(lookupOf).filter(Boolean) }))
    .filter(({ word }) => word !== '')
  // `P. J. Tucker` prints one given name in two words.
  while (printed.length > 2 && printed[0] && printed[1]?.word.length === 1 && printed[0].word.length < 3) {
    const word = printed[0].word + printed[1].word
    printed.splice(0, 2, { word, parts: [word] })
  }
  const words = printed.map(({ word }) => word)
  const base = words.join('')
  const cuts = words.map((_, at): NameCut => {
    const given = words.slice(0, at).join('')
    const last = words.slice(at).join('')
    const initials = words
      .slice(0, at)
      .map(word => word.charAt(0))
      .join('')
    return { given, givenSkeleton: skeletonOf(given), initials, last, lastSkeleton: skeletonOf(last) }
  })
  return {
    text,
    words,
    parts: printed.map(({ parts }) => parts),
    suffix,
    base,
    skeleton: skeletonOf(base),
    cuts,
    turned,
  }
}

const GAP = /\p{L}[?\ufffd]|[?\ufffd]\p{L}/u
const GAPS = /[?\ufffd]/g

const rotationsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((_, i) => [...words.slice(i + 1), ...words.slice(0, i + 1)].join(''))

const NICKNAME = /\s"([^"]+)"\s|\s\(([\p{L}' .-]{2,})\)\s(?=\p{L})/u

/** `Nah'Shon "Bones" Hyland` may be meant by either name. */
const withNickname = (text: string): string[] => {
  const [all, quoted, bracketed] = NICKNAME.exec(text) ?? []
  const nickname = quoted ?? bracketed
  if (all === undefined || nickname === undefined) return [text]
  const at = text.indexOf(all)
  return [text.replace(all, ' '), nickname + text.slice(at + all.length - 1)]
}

/**
 * Reads a name as sources print it: in natural order or `Last, First` or `Williams J.`, with the suffix in any place and
 * kept apart, with a nickname in quotes, and with what is hung on names (ids, jersey numbers, team codes, marks) taken off.
 */
export const readName = (raw: string): PrintedName => {
  let text = tidyName(raw)
  const jersey = /(?:#|\bNo\.)\s?(\d{1,2})\b/i.exec(text)
  if (jersey) text = text.replace(jersey[0], ' ')
  text = text
    .replace(/^\d{3,}[\s_-]*(?=\p{L})/u, '')
    .replace(/[*†‡]+/g, '')
    .replace(/_/g, ' ')
    .trim()
  if (/^[\p{L}'.]+(-[\p{L}'.]+){1,}$/u.test(text) && text === text.toLowerCase())
    text = text.replaceAll('-', ' ')
  const variants = withNickname(text)
  const codes = /[([]\s*([A-Z]{2,3})\s*[)\]]|\s-\s([A-Z]{2,3})$/.exec(text)
  const bare = (printed: string): string =>
    printed
      .replace(/[([][^)\]]*[)\]]/g, ' ')
      .replace(/\s-\s[A-Z]{2,3}$/, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  const [first = '', ...others] = variants.map(bare)
  const gaps = GAP.test(first)
    ? new RegExp(`^${lookupOf(cutSuffix(first)[0].replace(GAPS, '9')).replaceAll('9', '[a-z]{1,2}')}$`)
    : undefined
  const readings = [first, ...others].flatMap(printed => {
    const natural = reverseName(printed)
    if (natural !== printed) return [readingOf(natural, printed.includes(','))]
    const reading = readingOf(printed, false)
    const [, last, between, given] = reading.suffix === '' ? (SUFFIX_BETWEEN.exec(printed) ?? []) : []
    if (given) return [readingOf(`${given} ${last} ${between}`, true)]
    const family = /^(.{2,}\S)\s(\p{L})\.?$/u.exec(cutSuffix(printed)[0])
    return family ? [readingOf(`${family[2]}. ${family[1]}`, true), reading] : [reading]
  })
  const meant = centralEuropean(raw)
  if (meant !== raw) readings.push(...readName(meant).readings)
  const code = codes?.[1] ?? codes?.[2]
  return {
    text: first,
    lookup: lookupOf(first),
    readings,
    turns: rotationsOf(readings[0]?.words ?? []),
    ...(gaps === undefined ? {} : { gaps }),
    ...(code === undefined ? {} : { code }),
    ...(jersey?.[1] === undefined ? {} : { jersey: Number(jersey[1]) }),
  }
}
