import { type Draft, draftOf } from './draft.ts'

/** A walk through the history with Up and Down. */
export type Walk = {
  /** What was typed before the walk began: lines that begin with it are stopped at, and Down comes back to it. */
  readonly typed: Draft
  /** Index of the entry that is shown. */
  readonly at: number
}

type Step = { readonly draft: Draft; readonly walk: Walk | undefined }

/** One entry back in time; undefined when there is none. `entries` are oldest first. */
export function walkBack(entries: readonly string[], draft: Draft, walk: Walk | undefined): Step | undefined {
  const from = walk ?? { typed: draft, at: entries.length }
  for (let at = from.at - 1; at >= 0; at--) {
    const entry = entries[at] ?? ''
    if (entry.startsWith(from.typed.text) && entry !== draft.text)
      return { draft: draftOf(entry), walk: { ...from, at } }
  }
  return undefined
}

/** One entry forward; behind the newest one stands what was typed. */
export function walkForward(
  entries: readonly string[],
  draft: Draft,
  walk: Walk | undefined,
): Step | undefined {
  if (walk === undefined) return undefined
  for (let at = walk.at + 1; at < entries.length; at++) {
    const entry = entries[at] ?? ''
    if (entry.startsWith(walk.typed.text) && entry !== draft.text)
      return { draft: draftOf(entry), walk: { ...walk, at } }
  }
  return { draft: walk.typed, walk: undefined }
}
