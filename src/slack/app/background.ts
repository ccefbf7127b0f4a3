import type { Logger } from 'pino'

/** Work that nobody waits for, and that must not get lost unheard. */
export type Background = {
  /** Logs what goes wrong. */
  readonly run: (what: string, work: () => Promise<unknown>) => void
  /** Resolves when all of it that is not long is over. */
  readonly settled: () => Promise<void>
  /** The same for what may take hours, such as a run: nobody waits for it at the end. */
  readonly runLong: (what: string, work: () => Promise<unknown>) => void
}

export function openBackground(log: Logger): Background {
  const under = new Set<Promise<void>>()
  const run = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, `${what} went wrong`)
    }
  }
  return {
    run: (what, work) => {
      const promise = run(what, work).finally(() => under.delete(promise))
      under.add(promise)
    },
    runLong: (what, work) => {
      void run(what, work)
    },
    settled: async () => {
      while (under.size > 0) await Promise.all(under)
    },
  }
}
