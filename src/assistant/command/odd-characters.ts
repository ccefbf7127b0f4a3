/** Characters that look like others, or like nothing, and what was meant by them. */
type OddKind = {
  readonly name: string
  readonly find: RegExp
  readonly plain: string
}

const kinds: readonly OddKind[] = [
  { name: 'a line break', find: /[\n\r\u2028\u2029\u0085]+/gu, plain: ' ' },
  {
    name: 'a non-breaking or other odd space',
    find: /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu,
    plain: ' ',
  },
  { name: 'a smart quote', find: /[\u2018-\u201b\u2032\u2039\u203a]/gu, plain: "'" },
  { name: 'a smart quote', find: /[\u201c-\u201f\u2033\u00ab\u00bb]/gu, plain: '"' },
  { name: 'an invisible character', find: /\p{Cf}/gu, plain: '' },
  { name: 'a control character', find: /[^\P{Cc}\t\n\r\u0085]/gu, plain: '' },
]

const DASHES = '\u2010-\u2015\u2212\ufe58\ufe63\uff0d'
const dash = new RegExp(`[${DASHES}]`, 'gu')
const dashedFlag = new RegExp(`^[-${DASHES}]+(?=[A-Za-z])`, 'u')

/** What is odd in a text, in words, each kind once: `a smart quote`. Dashes are looked at by `plainDashes`. */
export const oddCharacters = (text: string): readonly string[] => [
  ...new Set(kinds.filter(kind => text.search(kind.find) >= 0).map(kind => kind.name)),
]

/** The text with every odd character replaced by the plain one that was meant. */
export const plainCharacters = (text: string): string =>
  kinds.reduce((plain, kind) => plain.replaceAll(kind.find, kind.plain), text)

/** En and em dashes, non-breaking hyphens and minus signs, all made `-`. */
export const plainDashes = (text: string): string => text.replaceAll(dash, '-')

/**
 * A word that stands for a flag but was typed with a long dash (`—dry-run`, as phones and mail programs write it), put
 * right; undefined when the word is no such thing. The value behind `=` is left alone.
 */
export const undashedFlag = (word: string): string | undefined => {
  const name = word.split('=', 1)[0] ?? ''
  if (!dashedFlag.test(name) || name.search(dash) < 0) return undefined
  return plainDashes(name.replace(dashedFlag, '--')) + word.slice(name.length)
}

/** The text without control characters other than tab and line break: nobody means those, quoted or not. */
export const withoutControlCharacters = (text: string): string => text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
