import type { CommandDefinition } from './define-command.ts'
import { flagsOf } from './flag.ts'
import { undashedFlag } from './odd-characters.ts'
import { printWords, quoteWord } from './quote-word.ts'
import { looksLikeFlag } from './read-words.ts'

/** A value as words that join to it again; one quoted word when its spaces or signs would get lost otherwise. */
const wordsOf = (value: string): readonly string[] => {
  const words = value.split(' ')
  return words.every(word => word !== '' && quoteWord(word) === word) ? words : [value]
}

const needsEndOfFlags = (word: string): boolean => looksLikeFlag(word) || undashedFlag(word) !== undefined

/**
 * The canonical line of a command: name, plain words, flags in the order of the schema. It holds what was
 * typed for the command itself, not the flags about where its answer goes, and parses to the same input.
 */
export const printCommand = (parsed: {
  readonly definition: CommandDefinition
  readonly typed: Readonly<Record<string, string | boolean>>
}): string => {
  const { definition, typed } = parsed
  const positionals = definition.positionals ?? []
  const flags = flagsOf(definition.input)
    .filter(flag => !positionals.includes(flag.key))
    .flatMap(({ key, name }) => {
      const value = typed[key]
      if (value === undefined || value === false) return []
      if (value === true) return [name]
      return looksLikeFlag(value) ? [`${name}=${value}`] : [name, value]
    })
  const plain = positionals.flatMap((key, i) => {
    const value = String(typed[key] ?? '')
    return value === '' ? [] : i === positionals.length - 1 ? wordsOf(value) : [value]
  })
  const name = definition.name.split(' ')
  return plain.some(needsEndOfFlags)
    ? printWords([...name, ...flags, '--', ...plain])
    : printWords([...name, ...plain, ...flags])
}
