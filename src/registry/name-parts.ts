import { lookupOf } from './lookup-of.ts'
import { tidyName } from './normalise/tidy-name.ts'

/** A name taken apart. `base` is the lookup without the suffix, `lastLookup` that of the last name alone. */
export type NameParts = {
  first: string
  last: string
  /** jr, sr, ii, iii, iv or v; empty when there is none */
  suffix: string
  base: string
  lastLookup: string
}

const SUFFIX = /^(.*\S)\s+(jr|sr|iii|ii|iv|v)\.?$/i

const splitSuffix = (name: string): [rest: string, suffix: string] => {
  const [, rest, suffix] = SUFFIX.exec(name) ?? []
  return rest === undefined || suffix === undefined
    ? [name, '']
    : [rest.replace(/,$/, ''), suffix.toLowerCase()]
}

/**
 * Takes a name in natural order apart: the first word is the first name, everything up to the suffix the last name
 * (`Fred Van Vleet` → Van Vleet). A suffix counts only as a word of its own, so `Petrusev` keeps its v. A single
 * word is a last name.
 */
export const nameParts = (name: string): NameParts => {
  const [rest, suffix] = splitSuffix(tidyName(name))
  const words = rest.split(/\s+/)
  const first = words.length > 1 ? (words[0] ?? '') : ''
  const last = words.slice(first === '' ? 0 : 1).join(' ')
  return { first, last, suffix, base: lookupOf(rest), lastLookup: lookupOf(last) }
}

/**
 * Turns `Last, First` into natural order with the suffix at the end: `Porter Jr., Michael` → `Michael Porter Jr.`.
 * A name without a comma, or with nothing but a suffix behind it, keeps its order.
 */
export const reverseName = (name: string): string => {
  const printedParts = name.split(',')
  const parts = printedParts.map(part => {
    const printed = part.trim().replace(/\s+/g, ' ')
    // The V of `Carey, V.` is an initial, that of `Carey, Vernon, V` a suffix.
    const [text] =
      printedParts.length === 2 && /^v\.?$/i.test(printed) ? [`. ${printed}`] : splitSuffix(`. ${printed}`)
    return { text: text.slice(2), suffix: printed.slice(text.slice(2).length).trim() }
  })
  const [family, ...given] = parts
  const words = [...given.map(({ text }) => text), family?.text, ...parts.map(({ suffix }) => suffix)]
  return words.filter(Boolean).join(' ')
}
