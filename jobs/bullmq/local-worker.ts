import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Job as BullmqJob, UnrecoverableError, WaitingError, Worker } from 'bullmq'
import { redact } from '../../src/assistant/rights/redact.ts'
import { longestBlockSeconds } from '../../src/redis/connection-options.ts'
import type { RedisLink } from '../../src/redis/redis-link.ts'
import { RetryError } from '../../src/warehouse/errors.ts'
import type { Job, Performer } from '../courier.ts'

/** How soon the jobs of a dead worker are taken up: at the latest after the sum of the two. */
export type WorkerTimes = {
  /** A worker that says nothing for so long has lost its jobs; one that lives says something twice in that time. */
  readonly lockMs?: number
  /** How often the living look for such jobs. */
  readonly stalledMs?: number
}

type WorkerSettings = WorkerTimes & {
  readonly redis: RedisLink
  readonly log: (error: Error) => void
}

/** Never given up because its workers died: what cannot be performed says so in the ledger. */
const MOST_DEATHS = 1_000_000
/** Wait before another attempt when the ledger was away. Shorter than a worker's blocking command may last. */
const LONGEST_WAIT_MS = 1500
/** How often a worker that stops looks whether its jobs have ended, and how long it then waits for the server. */
const [LOOK_MS, LAST_WORDS_MS] = [50, 5000]

/** The worker of this process, once it is started: takes jobs, and gives back what it does not finish. */
export function localWorker({ redis, log, lockMs = 10_000, stalledMs = 4000 }: WorkerSettings, name: string) {
  const connection = redis.connect('worker')
  const interruption = new AbortController()
  // Every file read and statement in flight listens, and takes itself off again.
  setMaxListeners(0, interruption.signal)
  let worker: Worker<Job> | undefined
  let running = 0
  let broken: { readonly error: unknown } | undefined
  let stopping: Promise<void> | undefined

  const process = async (perform: Performer, job: BullmqJob<Job>, token: string | undefined) => {
    running += 1
    try {
      await perform(job.data, interruption.signal)
    } catch (error) {
      if (!interruption.signal.aborted) {
        if (error instanceof RetryError && job.attemptsMade + 1 < (job.opts.attempts ?? 1)) throw error
        broken ??= { error }
        // The queue keeps it for whoever looks there.
        throw new UnrecoverableError(redact(error instanceof Error ? error.message : String(error)))
      }
    } finally {
      running -= 1
    }
    if (!interruption.signal.aborted) return
    // Whether it ended all the same, the ledger knows: who gets it next asks there first.
    await job.moveToWait(token)
    throw new WaitingError()
  }
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      const closed = worker?.close()
      while (closed && running > 0) await Promise.race([closed, pause(LOOK_MS)])
      // Without a server the last words cannot be said; the jobs are then taken up as those of a dead worker.
      await Promise.race([closed, pause(LAST_WORDS_MS, undefined, { ref: false })])
      connection.disconnect()
    })()
    return stopping
  }

  return {
    start: async (perform: Performer, concurrency: number): Promise<void> => {
      worker = new Worker<Job>(name, (job, token) => process(perform, job, token), {
        connection,
        prefix: redis.prefix,
        concurrency,
        lockDuration: lockMs,
        stalledInterval: stalledMs,
        maxStalledCount: MOST_DEATHS,
        drainDelay: longestBlockSeconds,
        runRetryDelay: LONGEST_WAIT_MS,
        settings: { backoffStrategy: made => Math.min(100 * 2 ** made, LONGEST_WAIT_MS) },
      })
      worker.on('error', log)
      worker.on('failed', (_job, error) => log(error))
      await redis.call(async () => worker?.waitUntilReady())
    },
    running: () => running,
    throwIfBroken: () => {
      if (broken) throw broken.error
    },
    stop,
    interrupt: async () => {
      interruption.abort(new Error('interrupted'))
      await stop()
    },
  }
}
