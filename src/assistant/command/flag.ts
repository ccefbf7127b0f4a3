import type { z } from 'zod'

/** What a command line needs to know of one field of an input schema. */
export type Flag = {
  /** The key in the input: `dryRun`. */
  readonly key: string
  /** As typed: `--dry-run`. */
  readonly name: string
  readonly takesValue: boolean
  /** What stands for the value in help: `DIR`. */
  readonly placeholder: string
  readonly isRequired: boolean
  /** The only values allowed, when they are few and known. */
  readonly choices?: readonly string[]
  /** Whether the value is a comma list of choices. */
  readonly isList: boolean
  readonly defaultText?: string
  readonly description?: string
}

type Facts = {
  type: string
  isRequired: boolean
  choices?: readonly string[] | undefined
  isList: boolean
  placeholder?: string | undefined
  defaultText?: string | undefined
  description?: string | undefined
}

/** The name of the flag for a key: `dryRun` → `--dry-run`. */
export const flagName = (key: string): string =>
  `--${key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

/** One layer of a schema's definition, as zod 4 publishes it in `schema.def`. */
type Layer = {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly defaultValue?: unknown
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
}

const showDefault = (value: unknown): string | undefined =>
  isTexts(value) ? value.join(',') : ['string', 'number'].includes(typeof value) ? String(value) : undefined

/** Walks through wrappers and transforms to what is typed; what an outer layer says wins over an inner one. */
const readFacts = (schema: z.ZodType, facts: Facts): Facts => {
  const layer = schema.def as Layer
  const meta = schema.meta() ?? {}
  facts.description ??= schema.description
  if (typeof meta.placeholder === 'string') facts.placeholder ??= meta.placeholder
  if (isTexts(meta.choices)) facts.choices ??= meta.choices
  if (meta.isList === true) facts.isList = true
  if (['optional', 'default', 'prefault', 'catch'].includes(layer.type)) facts.isRequired = false
  if (layer.type === 'default' || layer.type === 'prefault')
    facts.defaultText ??= showDefault(layer.defaultValue)
  if (layer.type === 'enum') facts.choices ??= Object.values(layer.entries ?? {}).map(String)
  if (layer.type === 'literal') facts.choices ??= (layer.values ?? []).map(String)
  const inner = layer.innerType ?? layer.in
  facts.type = layer.type
  return inner === undefined ? facts : readFacts(inner, facts)
}

const flagOf = (key: string, schema: z.ZodType): Flag => {
  const facts = readFacts(schema, { type: '', isRequired: true, isList: false })
  const placeholder = facts.placeholder ?? (facts.choices ? facts.choices.join('|') : 'VALUE')
  return {
    key,
    name: flagName(key),
    takesValue: facts.type !== 'boolean',
    placeholder: facts.isList && facts.placeholder === undefined ? 'A,B,…' : placeholder,
    isRequired: facts.isRequired && facts.type !== 'boolean',
    isList: facts.isList,
    ...(facts.choices && { choices: facts.choices }),
    ...(facts.defaultText !== undefined && { defaultText: facts.defaultText }),
    ...(facts.description !== undefined && { description: facts.description }),
  }
}

/** The flags of an input schema, in the order in which its fields are declared. */
export const flagsOf = (input: z.ZodObject): readonly Flag[] =>
  Object.entries(input.shape).map(([key, schema]) => flagOf(key, schema as z.ZodType))
