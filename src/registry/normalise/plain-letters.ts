/** Cyrillic and Greek letters that look like a Latin one: a copied name may hold them without anybody seeing it. */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  ё: 'e',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  Η: 'H',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  Ν: 'N',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'y',
  χ: 'x',
}

const FOREIGN = /[\u0370-\u03ff\u0400-\u04ff]/u
const MIXED_WORD = /[\p{L}\p{M}]+/gu

const latin = (letter: string): string => {
  const lower = letter.toLowerCase()
  const plain = LOOK_ALIKES[letter] ?? LOOK_ALIKES[lower]
  if (plain === undefined) return letter
  return letter === lower ? plain : plain.toUpperCase()
}

/**
 * Puts Latin letters for the Cyrillic and Greek ones that look like them, in words that are Latin otherwise: `Jоkić` with
 * a Cyrillic о is Jokić. A word that is wholly Cyrillic or Greek stays: reading it is no business of look-alikes.
 */
export const plainLetters = (text: string): string =>
  FOREIGN.test(text)
    ? text.replace(MIXED_WORD, word =>
        /\p{Script=Latin}/u.test(word) ? [...word].map(latin).join('') : word,
      )
    : text
