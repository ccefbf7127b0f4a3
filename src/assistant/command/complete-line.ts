import { isDate } from '../../warehouse/calendar-date.ts'
import { matchRange, tidyRange } from '../range/match-range.ts'
import { isRefusal } from '../refusal.ts'
import type { CommandDefinition } from './define-command.ts'
import { flagsFor, nameLength } from './find-command.ts'
import { type Flag, flagsOf } from './flag.ts'
import { looksLikeFlag, plainWords, splitFlag, type Typed } from './read-words.ts'
import { splitWords } from './split-words.ts'

export type CompletionKnowledge = {
  readonly definitions: readonly CommandDefinition[]
  /** Values for a key of an input that are only known at run time: dates with data, run ids, players. Best first. */
  readonly values: (key: string) => readonly string[]
}

type Place = {
  /** Words before the one being typed. */
  readonly before: readonly string[]
  /** What is typed of it; empty behind a space. */
  readonly word: string
}

const begins = (choice: string, typed: string): boolean =>
  choice.toLowerCase().startsWith(typed.toLowerCase())

/**
 * What could stand at the end of a line, best first: whole words (or several, for a value of several words) with what is
 * typed of them already. Nothing for a line that could not be read, and never anything that the parser would refuse
 * as unknown.
 */
export function completeLine(line: string, known: CompletionKnowledge): readonly string[] {
  const words = splitWords(line)
  if (isRefusal(words)) return []
  const isNew = line === '' || /[ \t]$/.test(line)
  const place: Place = isNew
    ? { before: words, word: '' }
    : { before: words.slice(0, -1), word: words.at(-1) ?? '' }
  const definition = commandOf(place.before, known.definitions)
  // `registry ` may go on to `registry build` although `registry` alone is a command as well.
  const names = nextOfName(place, known.definitions)
  return [...new Set([...names, ...(definition ? completeIn(definition, place, known) : [])])]
}

/** The command that the words before name, the longest if there are several. */
const commandOf = (
  before: readonly string[],
  definitions: readonly CommandDefinition[],
): CommandDefinition | undefined =>
  definitions
    .filter(
      definition =>
        plainText(before, definition).slice(0, nameLength(definition)).join(' ') === definition.name,
    )
    .sort((a, b) => nameLength(b) - nameLength(a))[0]

const plainText = (words: readonly string[], definition: CommandDefinition): readonly string[] =>
  plainWords(words, flagsFor(definition)).map(({ value }) => value)

/** The next word of the names that begin with what is typed. */
function nextOfName({ before, word }: Place, definitions: readonly CommandDefinition[]): readonly string[] {
  if (before.some(looksLikeFlag)) return []
  return definitions.flatMap(({ name }) => {
    const parts = name.split(' ')
    const next = parts[before.length]
    const isBegun = before.every((typed, i) => typed === parts[i])
    return isBegun && next !== undefined && begins(next, word) ? [next] : []
  })
}

function completeIn(
  definition: CommandDefinition,
  place: Place,
  known: CompletionKnowledge,
): readonly string[] {
  const { before, word } = place
  const flags = flagsFor(definition)
  const last = before.at(-1) ?? ''
  const asked = flags.find(({ name, takesValue }) => takesValue && name === last)
  if (asked !== undefined && !before.slice(0, -1).includes('--')) return valuesOf(asked, word, known)
  if (before.includes('--')) return completePositional(definition, place, known)
  if (word.startsWith('-')) return completeFlag(word, before, flags, known)
  const values = completePositional(definition, place, known)
  return values.length > 0 || word !== '' ? values : openFlags(before, flags).map(({ name }) => name)
}

/** Flags that are not there yet. */
const openFlags = (before: readonly string[], flags: readonly Flag[]): readonly Flag[] => {
  const given = new Set(before.map(typed => splitFlag(typed).name))
  return flags.filter(({ name }) => !given.has(name))
}

function completeFlag(
  word: string,
  before: readonly string[],
  flags: readonly Flag[],
  known: CompletionKnowledge,
): readonly string[] {
  const { name, value } = splitFlag(word)
  const open = openFlags(before, flags)
  if (value === undefined) return open.map(flag => flag.name).filter(each => begins(each, word))
  const flag = open.find(each => each.name === name && each.takesValue)
  return flag === undefined ? [] : valuesOf(flag, value, known).map(each => `${name}=${each}`)
}

/** Values of one word, or of the last name of a comma list. */
function valuesOf(flag: Flag, word: string, { values }: CompletionKnowledge): readonly string[] {
  const choices = flag.choices ?? values(flag.key)
  if (!flag.isList) return choices.filter(choice => begins(choice, word))
  const given = word.split(',')
  const typed = given.pop() ?? ''
  const head = given.map(name => `${name},`).join('')
  return choices
    .filter(choice => begins(choice, typed) && !given.includes(choice))
    .map(choice => head + choice)
}

function completePositional(
  definition: CommandDefinition,
  { before, word }: Place,
  known: CompletionKnowledge,
): readonly string[] {
  const keys = definition.positionals ?? []
  const plain: readonly Typed<string>[] = plainWords(before, flagsFor(definition)).slice(
    nameLength(definition),
  )
  const at = Math.min(plain.length, keys.length - 1)
  const flag = flagsOf(definition.input).find(({ key }) => key === keys[at])
  if (flag === undefined) return []
  if (plain.length > at && flag.choices !== undefined) return []
  // The last one takes all words that are left.
  const typed = [...plain.slice(at).map(({ value }) => value), word].join(' ')
  const isRange = flag.key === 'range' || flag.key === 'date'
  if (isRange && word === '' && matchRange(tidyRange(typed)) !== undefined) return []
  const found = isRange && typed.includes('..') ? endsOf(typed, known.values(flag.key)) : []
  return found.length > 0 ? found : valuesOf(flag, typed, known)
}

/** Ends for a stretch whose start is typed: `2021-11-01..` */
function endsOf(typed: string, values: readonly string[]): readonly string[] {
  const [start = '', end = ''] = typed.split('..')
  return values
    .filter(value => isDate(value) && value >= start && begins(value, end))
    .map(value => `${start}..${value}`)
}
