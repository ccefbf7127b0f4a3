import type { RedisLink } from './redis-link.ts'

/** A worker as the others see it. */
export type WorkerState = {
  readonly name: string
  readonly host: string
  readonly pid: number
  readonly version: string
  readonly concurrency: number
  /** Units that it performs now. */
  readonly running: readonly string[]
  /** When it began, as an instant. */
  readonly since: string
}

/** A worker that is silent for so long is taken for dead; it speaks three times in that time. */
const ALIVE_SECONDS = 15

export const heartbeatKey = (link: RedisLink, name: string): string => link.key('worker', name)

/**
 * Tells the others that this worker lives and what it does, until it is stopped. A beat that fails is told to `log`; the
 * next one comes anyway.
 */
export async function heartbeat(
  link: RedisLink,
  state: () => WorkerState,
  log: (error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const beat = async () => {
    const now = state()
    await link.call(client =>
      client.set(heartbeatKey(link, now.name), JSON.stringify(now), 'EX', ALIVE_SECONDS),
    )
  }
  await beat()
  const timer = setInterval(() => void beat().catch(log), (ALIVE_SECONDS * 1000) / 3).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      // Where this cannot be said, the last beat is forgotten by itself.
      await link.call(client => client.del(heartbeatKey(link, state().name))).catch(log)
    },
  }
}
