import { setTimeout as wait } from 'node:timers/promises'
import type { TerminalSession } from './terminal-session.ts'

/** Twenty keys a second: faster than people type for long. */
const GAP_MS = 50
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const CLEAR_LINE = '\u0015'
/** Longest wait for the last keys. */
const PATIENCE_MS = 2000

type Typed = { readonly at: number; readonly from: number; readonly shows: string; seen?: number }

/**
 * Types a letter every 50 ms until told to stop, and takes for each the milliseconds until the terminal was sent a draft
 * that ends with it. The beat goes on whatever the screen does, so that a stall is felt by every key that falls into it.
 */
export async function typeSteadily(
  session: TerminalSession,
  isOver: () => boolean,
): Promise<readonly number[]> {
  const keys: Typed[] = []
  let pending: Typed[] = []
  session.onOutput(() => {
    const now = performance.now()
    pending = pending.filter(key => {
      const isSeen = session.since(key.from).includes(key.shows)
      if (isSeen) key.seen = now
      return !isSeen
    })
  })
  const start = performance.now()
  let draft = ''
  for (let beat = 0; !isOver(); beat += 1) {
    await wait(Math.max(0, start + beat * GAP_MS - performance.now()))
    const at = beat % LETTERS.length
    const round = Math.floor(beat / LETTERS.length)
    if (at === 0) {
      draft = ''
      session.type(CLEAR_LINE)
    }
    // Each line begins with another letter than the one before, whose late frames must not count for it.
    const letter = LETTERS[(round + at) % LETTERS.length] ?? ''
    draft += letter
    const key: Typed = { at: performance.now(), from: session.length(), shows: `backcourt> ${draft}` }
    keys.push(key)
    pending.push(key)
    session.type(letter)
  }
  const end = performance.now() + PATIENCE_MS
  while (pending.length > 0 && performance.now() < end) await wait(5)
  session.onOutput(undefined)
  session.type(CLEAR_LINE)
  // A key that was never seen counts as long as it was waited for.
  return keys.map(({ at, seen }) => (seen ?? performance.now()) - at)
}
