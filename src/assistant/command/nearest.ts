import { distance } from 'fastest-levenshtein'

const swapAt = (word: string, i: number): string =>
  word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2)

/** Edits between two words; two neighbouring letters swapped (`pzsa`) are one slip of the fingers, not two. */
const slips = (word: string, choice: string): number => {
  let least = distance(word, choice)
  for (let i = 0; i + 1 < word.length && least > 1; i++)
    least = Math.min(least, 1 + distance(swapAt(word, i), choice))
  return least
}

const LONGEST = 64

/**
 * The choice that the word most likely was meant to be, or undefined when none is near enough to be said aloud:
 * one slip per three letters, none in words of one or two letters (a phase 5 is not a mistyped 4). A beginning of at
 * least three letters that only one choice has is near as well.
 */
export const nearest = (word: string, choices: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined
  const typed = word.toLowerCase()
  const allowed = typed.length <= 2 ? 0 : Math.min(3, Math.max(1, Math.floor(typed.length / 3)))
  let best: { choice: string; far: number } | undefined
  for (const choice of choices) {
    const far = slips(typed, choice.toLowerCase())
    if (far <= allowed && far < (best?.far ?? Number.POSITIVE_INFINITY)) best = { choice, far }
  }
  if (best !== undefined) return best.choice
  const begun = typed.length < 3 ? [] : choices.filter(choice => choice.toLowerCase().startsWith(typed))
  return begun.length === 1 ? begun[0] : undefined
}
