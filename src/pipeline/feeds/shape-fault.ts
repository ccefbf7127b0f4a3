import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** A failed zod check in one sentence: the place, the rule, the value seen, and how many more there are. */
export function shapeFault(error: z.ZodError, input: unknown): string {
  const issue = error.issues[0]
  if (!issue) return 'The file has the wrong shape.'
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : ''
  return `${sentence(issue, input)}${more}.`
}

function sentence(issue: Issue, input: unknown): string {
  const place = issue.path.length === 0 ? 'the file' : placeText(issue.path)
  const seen = issue.path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  )
  if (seen === undefined) return `${place} is missing`
  return `${place}: ${issue.message}, saw ${seenText(seen)}`
}

function placeText(path: readonly PropertyKey[]): string {
  return path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

function seenText(seen: unknown): string {
  const text = JSON.stringify(seen) ?? String(seen)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
