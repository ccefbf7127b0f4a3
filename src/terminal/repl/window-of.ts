import { charWidth } from '../visible-width.ts'
import type { Draft } from './draft.ts'

/** The part of a draft that is seen; the cursor is an offset in `text`. */
export type Window = { readonly text: string; readonly cursor: number }

/** Invisible and direction-changing characters stand for themselves as a dot, or the cursor would not be where it seems. */
const shown = (char: string): string => (/^[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]$/u.test(char) ? '·' : char)

/**
 * One row of a draft, however long it is, around the cursor, with a mark where something is cut off: a prompt of one
 * row cannot jump. `width` counts columns, of which the cursor behind the last character takes one.
 */
export function windowOf({ text, cursor }: Draft, width: number, unicode: boolean): Window {
  const before = [...text.slice(0, cursor)].map(shown)
  const after = [...text.slice(cursor)].map(shown)
  const most = Math.max(4, width - 1)
  // Combining marks take no column but do take room in what the terminal library counts.
  const size = (char: string): number => Math.max(charWidth(char), char.length)
  const sum = (chars: readonly string[]): number => chars.reduce((total, char) => total + size(char), 0)
  if (sum(before) + sum(after) <= most)
    return { text: [...before, ...after].join(''), cursor: before.join('').length }

  const mark = unicode ? '…' : '~'
  const room = most - 2
  const behind = Math.min(sum(after), Math.floor(room / 3))
  let [used, from] = [0, before.length]
  while (from > 0 && used + size(before[from - 1] ?? '') <= room - behind) used += size(before[--from] ?? '')
  let to = 0
  while (to < after.length && used + size(after[to] ?? '') <= room) used += size(after[to++] ?? '')
  const head = (from > 0 ? mark : '') + before.slice(from).join('')
  return { text: head + after.slice(0, to).join('') + (to < after.length ? mark : ''), cursor: head.length }
}
