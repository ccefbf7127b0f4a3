/** Marks that HTML names behind the letter they stand on: `&eacute;`, `&scaron;`. */
const MARKS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  caron: '\u030c',
  macr: '\u0304',
  ring: '\u030a',
}

/** What HTML gives a name of its own, among what stands in names. */
const NAMED: Record<string, string> = {
  amp: '&',
  apos: "'",
  quot: '"',
  lsquo: "'",
  rsquo: "'",
  nbsp: ' ',
  ndash: '-',
  shy: '',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  lstrok: 'ł',
  Lstrok: 'Ł',
  dstrok: 'đ',
  Dstrok: 'Đ',
}

const MARKED = new RegExp(`^([A-Za-z])(${Object.keys(MARKS).join('|')})$`)
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi
const ESCAPED_LETTER = /\\u([\da-f]{4})/gi
const ESCAPED_QUOTE = /\\(?=['"])/g
const PERCENT = /(?:%[\da-f]{2})+/gi

const MAY_BE_ESCAPED = /[&\\%]/

const characterOf = (code: number): string | undefined =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined

const entityNamed = (name: string): string | undefined => {
  const [, letter, mark = ''] = MARKED.exec(name) ?? []
  return NAMED[name] ?? (letter === undefined ? undefined : letter + MARKS[mark])
}

const percentDecoded = (bytes: string): string => {
  try {
    return decodeURIComponent(bytes)
  } catch {
    return bytes
  }
}

/**
 * Undoes what carried a name through HTML, JSON or an address: `O&#39;Neale`, `Joki\u0107`, `Luka%20Don%C4%8Di%C4%87`. What is
 * none of their escapes stays.
 */
export const undoEscapes = (text: string): string =>
  MAY_BE_ESCAPED.test(text)
    ? text
        .replace(
          ENTITY,
          (all, decimal?: string, hex?: string, name?: string) =>
            (name
              ? entityNamed(name)
              : characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))) ?? all,
        )
        .replace(ESCAPED_LETTER, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replace(ESCAPED_QUOTE, '')
        .replace(PERCENT, percentDecoded)
    : text
