import { type Refusal, refuse } from '../refusal.ts'
import type { CommandDefinition } from './define-command.ts'
import { type Flag, flagsOf } from './flag.ts'
import { nearest } from './nearest.ts'
import { oddCharacters, plainCharacters, plainDashes } from './odd-characters.ts'
import {
  lineWith,
  looksLikeFlag,
  plainWords,
  refuseUnknownFlag,
  splitFlag,
  type Typed,
} from './read-words.ts'
import { showSeen } from './show-seen.ts'
import { surfaceFlags } from './surface-flags.ts'

const surface = flagsOf(surfaceFlags)

/** All that may stand behind a command with two dashes: its own flags, without its positionals, then everybody's. */
export const flagsFor = (definition: CommandDefinition): readonly Flag[] => [
  ...flagsOf(definition.input).filter(flag => !definition.positionals?.includes(flag.key)),
  ...surface,
]

/** How many words a command's name has. */
export const nameLength = (definition: CommandDefinition): number => definition.name.split(' ').length

const isNamed = (definition: CommandDefinition, words: readonly string[]): boolean =>
  plainWords(words, flagsFor(definition))
    .slice(0, nameLength(definition))
    .map(typed => typed.value)
    .join(' ') === definition.name

const squeeze = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/g, '')

const placesOf = (typed: readonly Typed[]): readonly number[] => typed.flatMap(word => word.at)

type Near = { readonly name: string; readonly at: readonly number[] }

/** The known name nearest to the first one, two or three words: spelt apart or together, else mistyped. */
const nearestName = (plain: readonly Typed<string>[], names: readonly string[]): Near | undefined => {
  const heads = [1, 2, 3].filter(count => count <= plain.length).map(count => plain.slice(0, count))
  const spell = (head: readonly Typed<string>[]): string => head.map(word => word.value).join(' ')
  for (const head of heads) {
    const name = names.find(choice => squeeze(choice) === squeeze(spell(head)))
    if (name !== undefined) return { name, at: placesOf(head) }
  }
  for (const head of heads.toReversed()) {
    const name = nearest(
      spell(head),
      names.filter(choice => choice.split(' ').length === head.length),
    )
    if (name !== undefined) return { name, at: placesOf(head) }
  }
  return undefined
}

const refuseGroup = (words: readonly string[], first: Typed<string>, rests: readonly string[]): Refusal =>
  refuse(
    'unknown-command',
    `\`${first.value}\` needs one more word: ${rests.join(', ')}.`,
    ...rests
      .slice(0, 4)
      .map(rest =>
        lineWith(words.slice(0, (first.at[0] ?? 0) + 1), first.at, first.value, ...rest.split(' ')),
      ),
  )

const refuseUnknownCommand = (
  words: readonly string[],
  definitions: readonly CommandDefinition[],
): Refusal => {
  const everyFlag = definitions.flatMap(definition => flagsFor(definition))
  const plain = plainWords(words, everyFlag)
  const first = plain[0]
  if (first === undefined) return refuse('no-command', 'No command was given.', 'help')
  const at = words.findIndex(looksLikeFlag)
  const isKnown = everyFlag.some(flag => flag.name === splitFlag(words[at] ?? '').name)
  if (at >= 0 && at < (first.at[0] ?? 0) && words[at] !== '--' && !isKnown)
    return refuseUnknownFlag(words, at, 'Backcourt', [...surface, ...everyFlag])

  const seen = showSeen(first.value)
  if (/^\/?backcourt$/i.test(first.value))
    return refuse(
      'unknown-command',
      'Inside Backcourt a command is typed without its name in front.',
      lineWith(words, first.at) || 'help',
    )
  const cleaned = plainDashes(plainCharacters(first.value))
  if (cleaned !== first.value)
    return refuse(
      'odd-characters',
      `\`${seen}\` holds ${oddCharacters(first.value).join(' and ') || 'a long dash'}; commands are typed with plain characters.`,
      lineWith(words, first.at, ...cleaned.split(' ').filter(Boolean)) || 'help',
    )
  const names = definitions.map(definition => definition.name)
  const near = nearestName(plain, names)
  if (near !== undefined) {
    const typed = near.at.map(i => words[i]).join(' ')
    return refuse(
      'unknown-command',
      `There is no command \`${showSeen(typed)}\`; did you mean \`${near.name}\`?`,
      lineWith(words, near.at, ...near.name.split(' ')),
    )
  }
  const rests = names
    .filter(name => name.startsWith(`${first.value} `))
    .map(name => name.slice(first.value.length + 1))
  if (rests.length > 0) return refuseGroup(words, first, rests)
  return refuse('unknown-command', `There is no command \`${seen}\`; there are ${names.join(', ')}.`, 'help')
}

/** The definition whose name the plain words begin with, the longest if there are several; else why there is none. */
export const findCommand = <D extends CommandDefinition>(
  words: readonly string[],
  definitions: readonly D[],
): D | Refusal => {
  const found = definitions
    .filter(definition => isNamed(definition, words))
    .sort((a, b) => nameLength(b) - nameLength(a))[0]
  return found ?? refuseUnknownCommand(words, definitions)
}
