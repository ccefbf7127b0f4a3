import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { RedisLink } from '../../../redis/redis-link.ts'
import { RENEW, UNLOCK } from './scripts.ts'

/** Whoever holds a lock and dies keeps the others waiting for so long. */
const HELD_MS = 30_000
const ASK_AGAIN_MS = 50

/**
 * Does work that one process at a time should do, under a lock with the token that it is handed. While another one has
 * the lock it asks `isNeeded` from time to time, and returns undefined when that says no.
 */
export async function withLock<T>(
  link: RedisLink,
  key: string,
  isNeeded: () => Promise<boolean>,
  work: (token: string) => Promise<T>,
): Promise<T | undefined> {
  const token = randomUUID()
  while (await isNeeded()) {
    const held = await link.call(client => client.set(key, token, 'PX', HELD_MS, 'NX'))
    if (held !== 'OK') {
      await pause(ASK_AGAIN_MS)
      continue
    }
    // A renewal that fails says nothing that the work, which needs the same server, does not say as well.
    const renewal = setInterval(
      () => RENEW(link, [key], [token, HELD_MS]).catch(() => undefined),
      HELD_MS / 3,
    )
    try {
      return await work(token)
    } finally {
      clearInterval(renewal)
      await UNLOCK(link, [key], [token])
    }
  }
  return undefined
}
