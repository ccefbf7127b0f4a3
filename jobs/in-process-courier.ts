import { setMaxListeners } from 'node:events'
import PQueue from 'p-queue'
import type { Lane } from '../src/assistant/run/lane.ts'
import type { Courier, Job, Performer } from './courier.ts'

const priorities: Readonly<Record<Lane, number>> = { interactive: 2, daily: 1, bulk: 0 }

/** Performs jobs in this process. Nothing is kept: the ledger knows what is left. */
export function inProcessCourier(): Courier {
  const queue = new PQueue()
  const interruption = new AbortController()
  // Every file read and statement in flight listens, and takes itself off again.
  setMaxListeners(0, interruption.signal)
  /** Jobs that wait or are being performed. */
  const carried = new Set<string>()
  let performer: Performer | undefined
  let broken: { readonly error: unknown } | undefined
  let hasLeft = false

  const carry = async (perform: Performer, job: Job, key: string): Promise<void> => {
    try {
      await perform(job, interruption.signal)
    } catch (error) {
      broken ??= { error }
    } finally {
      carried.delete(key)
    }
  }
  /** Whoever ends a unit now still hands over what waited for it; nothing of that is begun here any more. */
  const leave = () => {
    hasLeft = true
    queue.clear()
    carried.clear()
  }

  return {
    dispatch: async (jobs, lane) => {
      if (!performer) throw new Error('a job was dispatched before anyone performs jobs')
      const perform = performer
      if (hasLeft) return
      for (const job of jobs) {
        const key = `${job.runId} ${job.unitId} ${job.attempt}`
        if (carried.has(key)) continue
        carried.add(key)
        void queue.add(() => carry(perform, job, key), { priority: priorities[lane] })
      }
    },
    onJob: async (perform, concurrency) => {
      performer = perform
      queue.concurrency = concurrency
    },
    idle: async () => {
      await queue.onIdle()
      if (broken) throw broken.error
    },
    drain: async () => {
      leave()
      await queue.onIdle()
    },
    interrupt: async () => {
      leave()
      interruption.abort(new Error('interrupted'))
      await queue.onIdle()
    },
    close: async () => leave(),
  }
}
