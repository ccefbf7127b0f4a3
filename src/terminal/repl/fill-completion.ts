import type { Draft } from './draft.ts'

export type Completion = {
  readonly draft: Draft
  /** To choose from, when there is more than one. */
  readonly candidates: readonly string[]
}

/**
 * Puts what the candidates have in common in at the cursor. A candidate is a whole word, or several (`nov 2021`), with what
 * is typed of it already; the longest end of the line that begins it is what it replaces.
 */
export function fillCompletion({ text, cursor }: Draft, candidates: readonly string[]): Completion {
  const [first] = candidates
  const head = text.slice(0, cursor)
  const tail = text.slice(cursor)
  if (first === undefined) return { draft: { text, cursor }, candidates: [] }
  const only = candidates.length === 1
  const common = candidates.reduce(commonStart)
  const from = Math.min(...candidates.map(candidate => startOf(head, candidate)))
  const typed = head.slice(from)
  const filled = only ? first + (tail.startsWith(' ') || /[=,.]$/.test(first) ? '' : ' ') : common
  // Where the candidates agree on less than is typed, it stays.
  const piece = only || filled.toLowerCase().startsWith(typed.toLowerCase()) ? filled : typed
  const next = head.slice(0, from) + piece
  return { draft: { text: next + tail, cursor: next.length }, candidates: only ? [] : candidates }
}

/** Where in the line the candidate begins: at its last word, unless more words of it are there already. */
function startOf(head: string, candidate: string): number {
  const starts = [...head.matchAll(/(?<=^|\s)/g)].map(({ index }) => index)
  const wanted = candidate.toLowerCase()
  return starts.find(at => wanted.startsWith(head.slice(at).toLowerCase())) ?? starts.at(-1) ?? head.length
}

function commonStart(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length]?.toLowerCase() === b[length]?.toLowerCase()) length++
  return a.slice(0, length)
}
