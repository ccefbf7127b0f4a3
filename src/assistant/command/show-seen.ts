const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

const spellOut = (char: string): string => `\\u{${char.codePointAt(0)?.toString(16) ?? ''}}`

/**
 * A value as it may stand in a message: cut at about `limit` characters with its full length said, and with nothing in
 * it that could move the cursor, reverse the line or hide.
 */
export const showSeen = (text: string, limit = 60): string => {
  const cut = text.length > limit ? [...text.slice(0, limit + 1)].slice(0, -1).join('') : text
  const safe = cut.replaceAll(invisible, spellOut)
  return text.length > limit ? `${safe}… (${text.length.toLocaleString('en-US')} characters)` : safe
}
