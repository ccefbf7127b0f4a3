import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Flag } from './flag.ts'
import {
  lineWith,
  looksLikeFlag,
  type Reading,
  refuseOddFlag,
  refuseUnknownFlag,
  splitFlag,
  type Typed,
} from './read-words.ts'
import { showSeen } from './show-seen.ts'

const refuseMissingValue = (words: readonly string[], at: readonly number[], flag: Flag): Refusal => {
  const suggestions = (flag.choices ?? []).slice(0, 4)
  return refuse(
    'missing-value',
    `\`${flag.name}\` needs a value: ${flag.choices ? flag.choices.join(', ') : flag.placeholder}.`,
    ...suggestions.map(choice => lineWith(words, at, flag.name, choice)),
  )
}

const refuseValue = (words: readonly string[], at: number, flag: Flag, value: string): Refusal => {
  const meansNo = ['false', 'no', 'off', '0'].includes(value.toLowerCase())
  return refuse(
    'flag-takes-no-value',
    `\`${flag.name}\` is on when it is there and takes no value; got \`${showSeen(value)}\`.`,
    meansNo ? lineWith(words, [at]) : lineWith(words, [at], flag.name),
  )
}

const refuseRepeated = (words: readonly string[], flag: Flag, first: Typed, second: Typed): Refusal => {
  const message = `\`${flag.name}\` stands there twice; say it once.`
  const at = [...first.at, ...second.at]
  if (!flag.takesValue) return refuse('repeated-flag', message, lineWith(words, at, flag.name))
  if (!flag.isList)
    return refuse('repeated-flag', message, lineWith(words, first.at), lineWith(words, second.at))
  return refuse('repeated-flag', message, lineWith(words, at, flag.name, `${first.value},${second.value}`))
}

const readFlag = (words: readonly string[], i: number, flag: Flag): Typed | Refusal => {
  const inline = splitFlag(words[i] ?? '').value
  if (!flag.takesValue)
    return inline === undefined ? { value: true, at: [i] } : refuseValue(words, i, flag, inline)
  if (inline !== undefined)
    return inline.trim() === '' ? refuseMissingValue(words, [i], flag) : { value: inline, at: [i] }
  const next = words[i + 1]
  if (next === undefined || looksLikeFlag(next)) return refuseMissingValue(words, [i], flag)
  if (next.trim() === '') return refuseMissingValue(words, [i, i + 1], flag)
  return { value: next, at: [i, i + 1] }
}

/** Sorts the words into flags with their values and plain words, strictly. `owner` is the command, for messages. */
export const readFlags = (
  words: readonly string[],
  flags: readonly Flag[],
  owner: string,
): Reading | Refusal => {
  const found = new Map<string, Typed>()
  const plain: Typed<string>[] = []
  let flagsEnded = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const odd = flagsEnded ? undefined : refuseOddFlag(words, i)
    if (odd !== undefined) return odd
    if (word.trim() === '')
      return refuse(
        'empty-word',
        `Word ${i + 1} is empty; in a script this is a variable that was not set.`,
        lineWith(words, [i]),
      )
    if (flagsEnded || !looksLikeFlag(word)) {
      plain.push({ value: word, at: [i] })
    } else if (word === '--') {
      flagsEnded = true
    } else {
      const flag = flags.find(candidate => candidate.name === splitFlag(word).name)
      if (flag === undefined) return refuseUnknownFlag(words, i, owner, flags)
      const read = readFlag(words, i, flag)
      if (isRefusal(read)) return read
      const before = found.get(flag.key)
      if (before !== undefined) return refuseRepeated(words, flag, before, read)
      found.set(flag.key, read)
      i = read.at.at(-1) ?? i
    }
  }
  return { flags: found, plain }
}
