import { repairMojibake } from '../repair-mojibake.ts'
import { plainLetters } from './plain-letters.ts'
import { undoEscapes } from './undo-escapes.ts'

const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032\u00b4\u0060\uff07]/gu
const QUOTES = /[\u201c\u201d\u201e\u00ab\u00bb]/gu
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu
/** Marks that have no width: joiners, the direction of writing, soft hyphens, a byte order mark. */
const UNSEEN = /[\p{Cf}\p{Cc}]/gu

/** Plain ASCII without the signs that escapes begin with. */
const NOTHING_FOREIGN = /^[ -$'-[\]-~]*$/

const tidyOnce = (text: string): string => {
  const plain = repairMojibake(undoEscapes(text.normalize('NFC')).normalize('NFC'))
    .replace(SPACES, ' ')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .replace(UNSEEN, '')
    .normalize('NFKC')
  return plainLetters(plain).normalize('NFC').replace(SPACES, ' ').trim()
}

/**
 * The name as it was meant to be printed: escapes and mojibake undone, composed, one kind of apostrophe, dash and space, nothing
 * invisible, Latin letters where look-alikes stood. Case and accents stay. A tidy name stays as it is.
 */
export const tidyName = (raw: string): string => {
  if (NOTHING_FOREIGN.test(raw)) return raw.replaceAll('`', "'").replace(/ {2,}/g, ' ').trim()
  let tidy = tidyOnce(raw)
  // What one pass takes away may join what it stood between: an invisible mark inside mangled letters.
  for (let next = tidyOnce(tidy); next !== tidy; next = tidyOnce(tidy)) tidy = next
  return tidy
}
