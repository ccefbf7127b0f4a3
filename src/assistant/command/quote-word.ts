const bare = /^[\p{L}\p{M}\p{N}_.,:=@%+/-]+$/u

/**
 * The word as it must be typed so that `splitWords` gives it back. Plain words stay as they are; the rest is quoted in a
 * way that a POSIX shell reads the same, except for `$` and backticks beside an apostrophe.
 */
export const quoteWord = (word: string): string => {
  if (bare.test(word)) return word
  if (!word.includes("'")) return `'${word}'`
  return `"${word.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Words as one line. */
export const printWords = (words: readonly string[]): string => words.map(quoteWord).join(' ')
