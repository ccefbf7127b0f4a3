import { ConflictError, RetryError } from '../errors.ts'

export type Backoff = {
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<unknown>
  /** From 0 to 1, so that many workers do not come back in the same moment. */
  readonly random: () => number
  readonly onRetry: (error: RetryError, waitMs: number) => void
}

const MOST_TRIES = 6
/** In each conflict some other transaction went through, so with many at work several minutes of giving way are no fault. */
const MOST_TURNS = 16
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 16_000

/** Whether this was the last try at what failed so. */
export const isLast = (tries: number, error: RetryError): boolean =>
  tries >= (error instanceof ConflictError ? MOST_TURNS : MOST_TRIES)

/** Waits before the next try, twice as long each time. */
export async function waitAfter(
  { pause, random, onRetry }: Backoff,
  tries: number,
  error: RetryError,
  signal?: AbortSignal,
): Promise<void> {
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1)) * (0.5 + random() / 2)
  onRetry(error, waitMs)
  await pause(waitMs, signal)
}

/** Does again what failed for a reason that may pass: five times, about half a minute in all. */
export async function withBackoff<T>(
  backoff: Backoff,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RetryError) || isLast(tries, error)) throw error
      await waitAfter(backoff, tries, error, signal)
    }
  }
}
