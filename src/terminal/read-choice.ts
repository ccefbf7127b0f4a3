import type { Choice, Choosing, Chosen } from '../assistant/choice.ts'

/** What was typed: an answer, a key that wants more words, or nothing that is known. */
export type ReadChoice = { readonly chosen: Chosen } | { readonly wants: Choice } | undefined

/** Reads `3`, `x` or `/ claxton` against the choices. */
export function readChoice(typed: string, { choices }: Choosing): ReadChoice {
  const line = typed.trim()
  const choice = choices.find(({ key }) => line === key || (line.startsWith(key) && key.length < line.length))
  if (!choice) return undefined
  const text = line.slice(choice.key.length).trim()
  if (choice.takes === undefined) return text === '' ? { chosen: { key: choice.key } } : undefined
  return text === '' ? { wants: choice } : { chosen: { key: choice.key, text } }
}
