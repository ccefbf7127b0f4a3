import { setTimeout as sleep } from 'node:timers/promises'
import { type Failure, failureOf, mayPass } from './failure.ts'

export type TryAgain = {
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<unknown>
  /** From 0 to 1, so that many readers do not come back in the same moment. */
  readonly random: () => number
  readonly onRetry: (failure: Failure, waitMs: number) => void
}

export const patience: TryAgain = {
  pause: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  random: Math.random,
  onRetry: () => undefined,
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 16_000

/** Asks again what failed for a reason that may pass, each time after twice the wait. */
export async function tryAgain<T>(
  { pause, random, onRetry }: TryAgain,
  mostTries: number,
  ask: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted()
    try {
      return await ask()
    } catch (error) {
      signal?.throwIfAborted()
      const failure = failureOf(error)
      if (tries >= mostTries || !mayPass(failure)) throw error
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)) * (0.5 + random() / 2)
      onRetry(failure, waitMs)
      await pause(waitMs, signal)
    }
  }
}
