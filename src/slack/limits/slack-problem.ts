import type { z } from 'zod'

/** One thing that Slack would refuse, with the code and the words in which it says so. */
export type SlackProblem = {
  readonly error: 'invalid_blocks' | 'invalid_arguments' | 'msg_too_long' | 'msg_blocks_too_long' | 'no_text'
  /** the words, with the place: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]` */
  readonly message: string
}

type Path = readonly PropertyKey[]

export const at = (message: string, path: Path): string =>
  `${message} [json-pointer:/${path.map(String).join('/')}]`

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, key) => (inside as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    value,
  )

const sizeOf = (origin: string): string => (origin === 'string' ? 'characters' : 'items')

const sayIssue = (issue: z.core.$ZodIssue, value: unknown): readonly [message: string, path: Path] => {
  const { path } = issue
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string')
        return [`must be less than ${Number(issue.maximum) + 1} characters`, path]
      if (issue.origin === 'array') return [`no more than ${issue.maximum} items allowed`, path]
      return [`must be at most ${issue.maximum}`, path]
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? [`must be more than ${Number(issue.minimum) - 1} ${sizeOf(issue.origin)}`, path]
        : [`must be at least ${issue.minimum}`, path]
    case 'unrecognized_keys':
      return [`invalid additional property: ${issue.keys.join(', ')}`, path]
    case 'invalid_type':
      return valueAt(value, path) === undefined
        ? [`missing required field: ${String(path.at(-1) ?? '')}`, path.slice(0, -1)]
        : [`must provide a ${issue.expected === 'array' ? 'list' : issue.expected}`, path]
    case 'invalid_value':
      return [`must be one of ${issue.values.map(String).join(', ')}`, path]
    case 'invalid_union':
      return path.at(-1) === 'type'
        ? [`unsupported type: ${String(valueAt(value, path))}`, path]
        : ['failed to match all allowed schemas', path]
    default:
      return [issue.message, path]
  }
}

/** Puts what a schema found into Slack's words, as one line each. `root` is where the value stands in the payload. */
export const sayProblems = (issues: readonly z.core.$ZodIssue[], value: unknown, root: Path): string[] =>
  issues.map(issue => {
    const [message, path] = sayIssue(issue, value)
    return at(message, [...root, ...path])
  })
