import { redact } from '../../assistant/rights/redact.ts'
import type { Part, PartState } from './part.ts'
import { within } from './within.ts'

/** A part that has not answered by then is down. */
const LONGEST_MS = 2_000

export type PartStates = Readonly<Record<string, PartState>>

/**
 * Asks every part how it is, and remembers since when it is so. A question that hangs is asked once, not anew by every
 * reader: thousands of open questions would be a fault of their own.
 */
export function watchParts(parts: readonly Part[], now: () => Date): () => Promise<PartStates> {
  const last = new Map<string, PartState>()
  const asked = new Map<string, Promise<unknown>>()

  const ask = (part: Part): Promise<unknown> => {
    const open = asked.get(part.name)
    if (open) return open
    const answer = Promise.resolve()
      .then(part.check)
      .finally(() => asked.delete(part.name))
    asked.set(part.name, answer)
    return answer
  }
  const read = async (part: Part): Promise<PartState> => {
    const reason = await within(ask(part), LONGEST_MS, `no answer for ${LONGEST_MS / 1000} s`).then(
      () => undefined,
      (error: unknown) => firstLine(error),
    )
    const state = reason === undefined ? 'up' : 'down'
    const before = last.get(part.name)
    const since = before?.state === state ? before.since : now().toISOString()
    const next = { state, since, ...(reason === undefined ? {} : { reason }) } as const
    last.set(part.name, next)
    return next
  }
  return async () =>
    Object.fromEntries(await Promise.all(parts.map(async part => [part.name, await read(part)] as const)))
}

/** What anybody on the network may read: one line, without secrets and without a stack. */
const firstLine = (error: unknown): string =>
  redact(error instanceof Error ? error.message : String(error)).split('\n', 1)[0] || 'it does not say why'
