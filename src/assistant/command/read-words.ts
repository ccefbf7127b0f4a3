import { type Refusal, refuse } from '../refusal.ts'
import type { Flag } from './flag.ts'
import { nearest } from './nearest.ts'
import { oddCharacters, plainCharacters, plainDashes, undashedFlag } from './odd-characters.ts'
import { printWords } from './quote-word.ts'
import { showSeen } from './show-seen.ts'

/** A value and the places of the words that it was typed in, so that a refusal can give the whole line put right. */
export type Typed<V extends string | boolean = string | boolean> = {
  readonly value: V
  readonly at: readonly number[]
}

/** What a command line holds, before any of it is judged by a schema. */
export type Reading = {
  readonly flags: ReadonlyMap<string, Typed>
  readonly plain: readonly Typed<string>[]
}

/** The line with the words at these places replaced by others. */
export const lineWith = (
  words: readonly string[],
  at: readonly number[],
  ...replacement: readonly string[]
): string =>
  printWords(words.flatMap((word, i) => (i === at[0] ? replacement : at.includes(i) ? [] : [word])))

const shorts: ReadonlyMap<string, string> = new Map([['-h', '--help']])

/** Whether a word stands for a flag: `-x`, `--x`; a single `-` and what follows `--` do not. */
export const looksLikeFlag = (word: string): boolean => word.length > 1 && word.startsWith('-')

/** Name and value of a flag word: `--only=psza` → `--only`, `psza`. */
export const splitFlag = (word: string): { readonly name: string; readonly value: string | undefined } => {
  const equals = word.indexOf('=')
  const name = equals < 0 ? word : word.slice(0, equals)
  return { name: shorts.get(name) ?? name, value: equals < 0 ? undefined : word.slice(equals + 1) }
}

/**
 * The plain words, with unknown flags passed over: enough to find out which command is meant. A flag's value is not a
 * plain word, so which flags take one must be known.
 */
export const plainWords = (words: readonly string[], flags: readonly Flag[]): readonly Typed<string>[] => {
  const plain: Typed<string>[] = []
  let flagsEnded = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (flagsEnded || !(looksLikeFlag(word) || undashedFlag(word))) plain.push({ value: word, at: [i] })
    else if (word === '--') flagsEnded = true
    else {
      const { name, value } = splitFlag(undashedFlag(word) ?? word)
      if (value === undefined && flags.find(flag => flag.name === name)?.takesValue) i++
    }
  }
  return plain
}

/** The refusal of a word that stands for a flag but holds look-alike or invisible characters. */
export const refuseOddFlag = (words: readonly string[], i: number): Refusal | undefined => {
  const word = words[i] ?? ''
  const undashed = undashedFlag(word)
  const { name } = splitFlag(undashed ?? word)
  if (undashed === undefined && !looksLikeFlag(word)) return undefined
  const plain = plainDashes(plainCharacters(name))
  if (undashed === undefined && plain === name) return undefined
  const what = [...(undashed || plainDashes(name) !== name ? ['a long dash'] : []), ...oddCharacters(name)]
  return refuse(
    'odd-characters',
    `\`${showSeen(word)}\` holds ${what.join(' and ')}; flags are typed with plain characters.`,
    lineWith(words, [i], plain + (undashed ?? word).slice(name.length)),
  )
}

/** The known flag that a mistyped one most likely was meant to be. */
const nearestFlag = (name: string, flags: readonly Flag[]): string | undefined => {
  const bare = name.replace(/^-+/, '').replaceAll('_', '-')
  const names = flags.map(flag => flag.name.slice(2))
  const begun = bare.length === 1 ? names.filter(choice => choice.startsWith(bare)) : []
  const found = nearest(bare, names) ?? (begun.length === 1 ? begun[0] : undefined)
  return found === undefined ? undefined : `--${found}`
}

/** The refusal of a flag that is not among these. `owner` is the command as it is called in the message. */
export const refuseUnknownFlag = (
  words: readonly string[],
  i: number,
  owner: string,
  flags: readonly Flag[],
): Refusal => {
  const { name, value } = splitFlag(words[i] ?? '')
  const near = nearestFlag(name, flags)
  if (near !== undefined) {
    const right = value === undefined ? near : `${near}=${value}`
    return refuse(
      'unknown-flag',
      `${owner} has no flag \`${showSeen(name)}\`; did you mean \`${near}\`?`,
      lineWith(words, [i], right),
    )
  }
  const all = [...new Set(flags.map(flag => flag.name))].join(', ')
  return refuse('unknown-flag', `${owner} has no flag \`${showSeen(name)}\`; it takes ${all}.`)
}
