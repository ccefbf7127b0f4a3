import { setMaxListeners } from 'node:events'
import PQueue from 'p-queue'
import type { Courier, Job } from './courier.ts'

/** Performs jobs in this process, at most `concurrency` at a time. Nothing is kept: the ledger knows what is left. */
export function inProcessCourier({ concurrency }: { readonly concurrency: number }): Courier {
  const queue = new PQueue({ concurrency })
  const interruption = new AbortController()
  // Every file read and statement in flight listens, and takes itself off again.
  setMaxListeners(0, interruption.signal)
  let performer: ((job: Job, signal: AbortSignal) => Promise<void>) | undefined
  let broken: { readonly error: unknown } | undefined
  return {
    dispatch: async job => {
      if (!performer) throw new Error('a job was dispatched before anyone performs jobs')
      const perform = performer
      void queue.add(async () => {
        try {
          // What was taken from the queue when it broke is not begun any more.
          if (!broken) await perform(job, interruption.signal)
        } catch (error) {
          // A performer reports failures to the ledger; what it throws is a bug or a broken ledger and ends the wait.
          broken ??= { error }
          queue.clear()
        }
      })
    },
    onJob: perform => {
      performer = perform
    },
    interrupt: () => {
      queue.clear()
      interruption.abort(new Error('interrupted'))
    },
    idle: async () => {
      await queue.onIdle()
      if (broken) throw broken.error
    },
  }
}
