import type { z } from 'zod'

/** What the worst case of a command does to stored data. */
export type Risk = 'reads' | 'writes' | 'destroys'

/** Who may ask; each role may do what the ones before it may. */
export type Role = 'viewer' | 'operator' | 'admin'

/** One line that works, and what it does. */
export type CommandExample = { readonly line: string; readonly says: string }

/**
 * A command as data. Parser, help and JSON schema are generated from it and need to know nothing of `H`, the part that
 * does the work.
 */
export type CommandDefinition<Input extends z.ZodObject = z.ZodObject, H = unknown> = {
  /** One or several words: `backfill`, `registry build`. */
  readonly name: string
  /** One sentence. */
  readonly summary: string
  /**
   * A strict object. Every field reads what was typed: a text, or `true` for a flag without a value. The key `dryRun`
   * is the flag `--dry-run`; `.describe()` documents it; `.meta({ placeholder, choices })` refines its help.
   */
  readonly input: Input
  /** Keys of `input` filled by plain words, in order. The last one takes all remaining words, joined by a space. */
  readonly positionals?: readonly (keyof Input['shape'] & string)[]
  readonly risk: Risk
  readonly role: Role
  readonly examples: readonly CommandExample[]
  /** Paragraphs for `help <command>`, separated by empty lines. */
  readonly details?: string
} & H

/** Returns its argument; it is there to infer and check the types. */
export const defineCommand = <Input extends z.ZodObject, H = unknown>(
  definition: CommandDefinition<Input, H>,
): CommandDefinition<Input, H> => definition
