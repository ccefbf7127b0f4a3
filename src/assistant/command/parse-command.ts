import type { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { CommandDefinition } from './define-command.ts'
import { explainIssue, type Field, sayIssue } from './explain-issue.ts'
import { findCommand, flagsFor, nameLength } from './find-command.ts'
import { flagName, flagsOf } from './flag.ts'
import { withoutControlCharacters } from './odd-characters.ts'
import { readFlags } from './read-flags.ts'
import { lineWith, looksLikeFlag, type Reading, splitFlag, type Typed } from './read-words.ts'
import { LONGEST_LINE, refuseTooLong, splitWords } from './split-words.ts'
import { type SurfaceFlags, surfaceFlags } from './surface-flags.ts'

/** A request that was understood: either help on a command, or the command with its input. */
export type Parsed<D extends CommandDefinition = CommandDefinition> =
  | { readonly asks: 'help'; readonly definition: D; readonly surface: SurfaceFlags }
  | {
      readonly asks: 'run'
      readonly definition: D
      readonly input: z.output<D['input']>
      /** What was typed per key of the input, before the schema made something of it; `printCommand` prints it. */
      readonly typed: Readonly<Record<string, string | boolean>>
      readonly surface: SurfaceFlags
    }

const beforeEndOfFlags = (words: readonly string[]): readonly string[] =>
  words.includes('--') ? words.slice(0, words.indexOf('--')) : words

/** `--help` and `--version` in place of a command are the commands of that name. */
const nameless: ReadonlyMap<string, string> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['-V', 'version'],
])

const named = (words: readonly string[], definitions: readonly CommandDefinition[]): readonly string[] => {
  const at = words.findIndex(word => nameless.has(word))
  const name = nameless.get(words[at] ?? '')
  return words.every(looksLikeFlag) && definitions.some(definition => definition.name === name)
    ? words.map((word, i) => (i === at ? (name ?? word) : word))
    : words
}

/** A positional typed as a flag (`--range nov`): there is one way to write it. */
const refusePositionalFlag = (
  words: readonly string[],
  definition: CommandDefinition,
): Refusal | undefined => {
  const flags = new Map((definition.positionals ?? []).map(key => [flagName(key), key]))
  const at = beforeEndOfFlags(words).findIndex(word => flags.has(splitFlag(word).name))
  if (at < 0) return undefined
  const { name, value } = splitFlag(words[at] ?? '')
  return refuse(
    'unknown-flag',
    `\`${definition.name}\` takes <${name.slice(2)}> as a plain word, without \`${name}\`.`,
    lineWith(words, [at], ...(value ? [value] : [])),
  )
}

const join = (typed: readonly Typed<string>[]): Typed<string> => ({
  value: typed.map(word => word.value).join(' '),
  at: typed.flatMap(word => word.at),
})

type Fill = { readonly filled: ReadonlyMap<string, Typed>; readonly extra: readonly Typed<string>[] }

/** Gives each positional its word. The last takes the rest, unless it is one of a few choices: those are single words. */
const fillPositionals = (plain: readonly Typed<string>[], definition: CommandDefinition): Fill => {
  const keys = definition.positionals ?? []
  const lastKey = keys.at(-1)
  const last = flagsOf(definition.input).find(flag => flag.key === lastKey)
  const takesRest = last !== undefined && (last.choices === undefined || last.isList)
  const filled = new Map<string, Typed>()
  keys.forEach((key, i) => {
    const own = plain.slice(i, takesRest && i === keys.length - 1 ? undefined : i + 1)
    if (own.length > 0) filled.set(key, join(own))
  })
  return { filled, extra: takesRest ? [] : plain.slice(keys.length) }
}

const judge = <D extends CommandDefinition>(
  words: readonly string[],
  definition: D,
  reading: Reading,
): Parsed<D> | Refusal => {
  const { filled, extra } = fillPositionals(reading.plain.slice(nameLength(definition)), definition)
  if (extra.length > 0) {
    const places = extra.flatMap(word => word.at)
    return refuse(
      'extra-word',
      `\`${definition.name}\` does not know what to do with \`${join(extra).value}\`.`,
      lineWith(words, places),
    )
  }
  const given = new Map([...reading.flags, ...filled])
  const onSurface = (key: string): boolean => Object.hasOwn(surfaceFlags.shape, key)
  const pick = (isWanted: (key: string) => boolean): Record<string, string | boolean> =>
    Object.fromEntries([...given].filter(([key]) => isWanted(key)).map(([key, { value }]) => [key, value]))

  const typed = pick(key => !onSurface(key))
  const result = definition.input.safeParse(typed, { error: sayIssue })
  const issue = result.error?.issues[0]
  if (result.success)
    return {
      asks: 'run',
      definition,
      input: result.data as z.output<D['input']>,
      typed,
      surface: surfaceFlags.parse(pick(onSurface)),
    }
  const flag = flagsOf(definition.input).find(candidate => candidate.key === issue?.path[0])
  const field: Field | undefined = flag && {
    flag,
    isPositional: definition.positionals?.includes(flag.key) ?? false,
    typed: given.get(flag.key),
  }
  return issue === undefined
    ? refuse('bad-value', `\`${definition.name}\` was not understood.`, `help ${definition.name}`)
    : explainIssue(issue, words, definition, field)
}

const askHelp = <D extends CommandDefinition>(words: readonly string[], definition: D): Parsed<D> => ({
  asks: 'help',
  definition,
  surface: surfaceFlags.parse({
    help: true,
    json: words.includes('--json'),
    noColor: words.includes('--no-color'),
  }),
})

/**
 * The one parser of every surface: words in, a definition with its checked input out, or a refusal with the line put
 * right in `fix[0]` where it can be. Never throws, runs nothing, and refuses everything that it does not know.
 */
export const parseCommand = <D extends CommandDefinition>(
  argv: readonly string[],
  definitions: readonly D[],
): Parsed<D> | Refusal => {
  const text = argv.join(' ')
  if (text.length > LONGEST_LINE) return refuseTooLong(text)
  if (withoutControlCharacters(text) !== text)
    return refuse(
      'odd-characters',
      'The command holds a control character, which commands do not know; type it with plain characters.',
      lineWith(argv.map(withoutControlCharacters), []),
    )
  const words = named(argv, definitions)
  const definition = findCommand(words, definitions)
  if (isRefusal(definition)) return definition
  const flagWords = beforeEndOfFlags(words)
  if (flagWords.includes('--help') || flagWords.includes('-h')) return askHelp(flagWords, definition)
  const misplaced = refusePositionalFlag(words, definition)
  if (misplaced !== undefined) return misplaced
  const reading = readFlags(words, flagsFor(definition), `\`${definition.name}\``)
  return isRefusal(reading) ? reading : judge(words, definition, reading)
}

/** `parseCommand` for a line as typed in the REPL or in Slack. */
export const parseLine = <D extends CommandDefinition>(
  line: string,
  definitions: readonly D[],
): Parsed<D> | Refusal => {
  const words = splitWords(line)
  return isRefusal(words) ? words : parseCommand(words, definitions)
}
