import type { Logger } from 'pino'

/** While a server is away every attempt to reach it fails alike; the same words are repeated this often at most. */
const REPEAT_MS = 30_000
/** Different troubles that are remembered. */
const MOST = 100

/**
 * Where parts that mend themselves (connections of ioredis, BullMQ's workers) tell of what went wrong: a warning, and how
 * often the same was held back since the last one.
 */
export function warnCalmly(logger: Logger, now: () => Date): (message: string, error: unknown) => void {
  const told = new Map<string, { readonly at: number; held: number }>()
  return (message, err) => {
    const trouble = `${message}: ${err instanceof Error ? err.message : String(err)}`
    const at = now().getTime()
    const before = told.get(trouble)
    if (before && at - before.at < REPEAT_MS) {
      before.held += 1
      return
    }
    if (told.size >= MOST) told.clear()
    told.set(trouble, { at, held: 0 })
    logger.warn({ err, ...(before && before.held > 0 ? { repeated: before.held } : {}) }, message)
  }
}
