import type { CommandDefinition } from '../../assistant/command/define-command.ts'
import { type Flag, flagsOf } from '../../assistant/command/flag.ts'
import { surfaceFlags } from '../../assistant/command/surface-flags.ts'

/** The fields of a command's form: values in the order in which they are typed, then what is said by a flag alone. */
export function formFlags({ input, positionals = [] }: CommandDefinition): {
  readonly values: readonly Flag[]
  readonly boxes: readonly Flag[]
} {
  const all = flagsOf(input)
  const words = positionals.flatMap(key => all.filter(flag => flag.key === key))
  const flags = all.filter(flag => !words.includes(flag))
  return {
    values: [...words, ...flags.filter(({ takesValue }) => takesValue)],
    boxes: [
      ...flags.filter(({ takesValue }) => !takesValue),
      // The only flag about where an answer goes that has a meaning in a conversation.
      ...flagsOf(surfaceFlags).filter(({ key }) => key === 'verbose'),
    ],
  }
}
