import { setTimeout as pause } from 'node:timers/promises'
import { Queue } from 'bullmq'
import type { Lane } from '../src/assistant/run/lane.ts'
import type { RedisLink } from '../src/redis/redis-link.ts'
import { jobId } from './bullmq/job-id.ts'
import { localWorker, type WorkerTimes } from './bullmq/local-worker.ts'
import type { Courier, Job } from './courier.ts'

export type BullmqSettings = WorkerTimes & {
  readonly redis: RedisLink
  /** The queue; couriers of the same name and the same prefix carry the same jobs. */
  readonly name?: string
  /** Told what goes wrong with the connection or with a job; nothing else hears of it. */
  readonly log: (error: Error) => void
}

export const UNITS_QUEUE = 'units'

/** A lower number is served first. */
export const lanePriorities: Readonly<Record<Lane, number>> = { interactive: 1, daily: 5, bulk: 10 }

/** Attempts at a job whose performer threw because the ledger was away; with the waits between them some minutes. */
const MOST_ATTEMPTS = 100
/** Jobs that were given up, kept for whoever looks into the queue. */
const KEPT_FAILURES = 1000
/** Handed over in one go. */
const BATCH = 1000
/** How often `idle` looks, at first and at last. */
const [FIRST_LOOK_MS, LAST_LOOK_MS] = [5, 200]

/**
 * Carries jobs through Redis to any number of workers. A worker that dies, stalls or loses its lock gives its jobs to
 * another one, so a job may be performed twice, even at the same time: the ledger and the fence see to it that it counts
 * once.
 */
export async function bullmqCourier(settings: BullmqSettings): Promise<Courier> {
  const { redis, name = UNITS_QUEUE, log } = settings
  const connection = redis.connect('producer')
  const queue = new Queue<Job>(name, {
    connection,
    prefix: redis.prefix,
    defaultJobOptions: {
      removeOnComplete: true,
      removeOnFail: { count: KEPT_FAILURES },
      attempts: MOST_ATTEMPTS,
      backoff: { type: 'custom' },
    },
  })
  queue.on('error', log)
  await redis.call(() => queue.waitUntilReady())
  const worker = localWorker(settings, name)

  const handOver = async (jobs: readonly Job[], lane: Lane): Promise<void> => {
    const ids = jobs.map(jobId)
    const failed = await connection.zmscore(queue.toKey('failed'), ...ids)
    // The id of a job that failed and is kept would be taken for one that waits, and nothing would happen.
    await Promise.all(ids.map((id, n) => (failed[n] === null ? undefined : queue.remove(id))))
    await queue.addBulk(
      jobs.map((job, n) => ({
        name: job.unitId,
        data: job,
        opts: { jobId: ids[n] ?? jobId(job), priority: lanePriorities[lane] },
      })),
    )
  }
  const left = async (): Promise<number> => {
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed')
    return Object.values(counts).reduce((sum, count) => sum + count, 0)
  }

  return {
    dispatch: async (jobs, lane) => {
      for (let at = 0; at < jobs.length; at += BATCH) {
        await redis.call(() => handOver(jobs.slice(at, at + BATCH), lane))
      }
    },
    onJob: (perform, concurrency) => worker.start(perform, concurrency),
    idle: async () => {
      for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.5, LAST_LOOK_MS)) {
        if ((await redis.call(left)) === 0 && worker.running() === 0) break
        await pause(wait)
      }
      worker.throwIfBroken()
    },
    drain: () => worker.stop(),
    interrupt: () => worker.interrupt(),
    close: async () => {
      await worker.stop()
      await queue.close()
      connection.disconnect()
    },
  }
}
