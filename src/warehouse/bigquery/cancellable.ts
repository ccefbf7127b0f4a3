/** Who asked for a job does not wait longer for the end of one that is cancelled. */
const CANCEL_WAIT_MS = 30_000

type Ways = {
  readonly cancel: () => Promise<void>
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<unknown>
}

/**
 * Waits for a job, and gives what it failed with. When the signal aborts, the job is cancelled and its end awaited, for a
 * commit may have been faster: only a job that did not do its work throws the signal's reason. `over` tells the wait that
 * nobody wants to know any more.
 */
export async function cancellable(
  signal: AbortSignal | undefined,
  { cancel, pause }: Ways,
  wait: (over: AbortSignal) => Promise<Error | undefined>,
): Promise<Error | undefined> {
  let giveUp: (() => void) | undefined
  const gaveUp = new Promise<undefined>(resolve => {
    giveUp = () => resolve(undefined)
  })
  const over = new AbortController()
  const onAbort = () => {
    // What cannot be cancelled runs to its end; the wait shows what became of it.
    cancel()
      .catch(() => undefined)
      .then(() => pause(CANCEL_WAIT_MS, over.signal))
      .then(giveUp, () => undefined)
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted) onAbort()
  let isDone = false
  const done = wait(over.signal).finally(() => {
    isDone = true
  })
  try {
    const failure = await Promise.race([done, gaveUp])
    if (!isDone || failure) signal?.throwIfAborted()
    return failure
  } finally {
    signal?.removeEventListener('abort', onAbort)
    over.abort()
  }
}
