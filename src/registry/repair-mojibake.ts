/** The characters that Windows-1252 puts on bytes 80–9F; on every other byte it agrees with Latin-1. */
const CP1252 = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map(
    (char, i) => [char, 0x80 + i] as const,
  ),
)

const CONTINUATION = `[\\u0080-\\u00bf${[...CP1252.keys()].join('')}]`

/**
 * UTF-8 seen byte by byte: a lead byte of the Latin letters (C2–C5, and C8 for the Romanian ș and ț) or of the
 * typographic apostrophes (E2 80), followed by a continuation byte. No language writes these pairs.
 */
const MANGLED = new RegExp(`[ÂÃÄÅÈ]${CONTINUATION}|â[€\\u0080]${CONTINUATION}`, 'g')

/** A mangled Š whose no-break space somebody tidied into a plain one: `Å aric`. */
const MANGLED_S_CARON = /Å (?=\p{Ll})/gu

const byteOf = (char: string): number => CP1252.get(char) ?? char.charCodeAt(0)

const utf8 = new TextDecoder('utf-8')

/**
 * Undoes UTF-8 that was read as Latin-1 or Windows-1252 (`PetruÅ¡ev` → `Petrušev`), also when it happened twice.
 * Text without such pairs comes back unchanged. It expects composed text (NFC).
 */
export const repairMojibake = (text: string): string => {
  let repaired = text.replace(MANGLED_S_CARON, 'Š')
  for (;;) {
    const next = repaired.replace(MANGLED, pair => utf8.decode(Uint8Array.from([...pair], byteOf)))
    if (next === repaired) return repaired
    repaired = next
  }
}
