import type { z } from 'zod'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Flag } from './flag.ts'
import { nearest } from './nearest.ts'
import { lineWith, type Typed } from './read-words.ts'
import { showSeen } from './show-seen.ts'

/** A field of an input schema together with what was typed for it, if anything was. */
export type Field = {
  readonly flag: Flag
  readonly isPositional: boolean
  readonly typed: Typed | undefined
}

/**
 * What zod says about an issue when the schema itself says nothing: the second half of a sentence that begins with the
 * field's name. Empty for a wrong choice, which is put into words with the nearest one by `explainIssue`.
 */
export const sayIssue = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'invalid_value':
      return ''
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'must be a number'
        : 'has the wrong form'
    case 'too_small':
      return issue.origin === 'string'
        ? `must have at least ${issue.minimum} characters`
        : `must be at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string'
        ? `must have at most ${issue.maximum} characters`
        : `must be at most ${issue.maximum}`
    case 'invalid_format':
      return 'has the wrong form'
    default:
      return 'is not allowed'
  }
}

type Choice = { readonly seen: string; readonly choices: readonly string[] }

const wrongChoice = (issue: z.core.$ZodIssue, typed: Typed): Choice | undefined => {
  if (issue.code === 'invalid_value') return { seen: String(typed.value), choices: issue.values.map(String) }
  if (issue.code !== 'custom') return undefined
  const { unknown, choices } = issue.params ?? {}
  return typeof unknown === 'string' && Array.isArray(choices)
    ? { seen: unknown, choices: choices.map(String) }
    : undefined
}

const labelOf = ({ flag, isPositional }: Field): string =>
  `\`${isPositional ? `<${flag.name.slice(2)}>` : flag.name}\``

const correct = (
  words: readonly string[],
  field: Field,
  typed: Typed,
  wrong: string,
  right: string,
): string => {
  const value = field.flag.isList
    ? String(typed.value)
        .split(',')
        .map(part => (part.trim() === wrong ? right : part.trim()))
        .join(',')
    : right
  if (field.isPositional) return lineWith(words, typed.at, value)
  return typed.at.length > 1
    ? lineWith(words, typed.at, field.flag.name, value)
    : lineWith(words, typed.at, `${field.flag.name}=${value}`)
}

const refuseChoice = (
  words: readonly string[],
  field: Field,
  typed: Typed,
  wrong: Choice,
  said: string,
): Refusal => {
  const near = nearest(wrong.seen, wrong.choices)
  const label = labelOf(field)
  const seen = showSeen(wrong.seen)
  const fix = near === undefined ? wrong.choices.slice(0, 4) : [near]
  const message =
    said !== ''
      ? said
      : near === undefined
        ? `${label} cannot be \`${seen}\`; it is ${field.flag.isList ? 'a list of' : 'one of'} ${wrong.choices.join(', ')}.`
        : `${label} cannot be \`${seen}\`; did you mean \`${near}\`?`
  return refuse(
    'unknown-value',
    message,
    ...fix.map(right => correct(words, field, typed, wrong.seen, right)),
  )
}

const isSentence = (message: string): boolean => /^[\p{Lu}`\d]/u.test(message)

/**
 * An issue of the input schema as a refusal in the words of the house. A message of the schema's own that begins with a
 * small letter continues a sentence begun with the field's name; otherwise it stands alone. A custom issue with
 * `params: { refusal }` is returned as it is; one with `params: { unknown, choices }` gets the nearest choice.
 */
export const explainIssue = (
  issue: z.core.$ZodIssue,
  words: readonly string[],
  command: { readonly name: string; readonly examples: readonly { readonly line: string }[] },
  field: Field | undefined,
): Refusal => {
  if (issue.code === 'custom' && isRefusal(issue.params?.refusal)) return issue.params.refusal
  const examples = command.examples.map(example => example.line).slice(0, 3)
  const message = issue.message.replace(/\.$/, '')
  if (field === undefined)
    return refuse(
      'bad-value',
      isSentence(message) ? `${message}.` : `\`${command.name}\` ${message}.`,
      ...examples,
    )
  const { typed } = field
  const label = labelOf(field)
  if (typed === undefined && issue.code === 'custom')
    return refuse('bad-value', isSentence(message) ? `${message}.` : `${label} ${message}.`, ...examples)
  if (typed === undefined)
    return refuse('missing-argument', `\`${command.name}\` needs ${label}.`, ...examples)
  const sentence = isSentence(message)
    ? `${message}.`
    : `${label} ${message}; got \`${showSeen(String(typed.value))}\`.`
  const choice = wrongChoice(issue, typed)
  if (choice === undefined) return refuse('bad-value', sentence)
  return refuseChoice(words, field, typed, choice, message === '' || issue.code === 'custom' ? '' : sentence)
}
