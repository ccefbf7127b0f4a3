import { setTimeout as pause } from 'node:timers/promises'
import { DelayedError, type Job, Worker } from 'bullmq'
import { easternTimes } from '../../src/assistant/schedules/wall-times.ts'
import { longestBlockSeconds } from '../../src/redis/connection-options.ts'
import type { RedisLink } from '../../src/redis/redis-link.ts'
import { RetryError } from '../../src/warehouse/errors.ts'
import type { WorkerTimes } from '../bullmq/local-worker.ts'
import { type FiringParts, fireSchedule } from './fire-schedule.ts'
import { type Nudge, repeatBy, SCHEDULES_QUEUE } from './schedule-queue.ts'

export type FireSettings = Omit<FiringParts, 'times' | 'isLeaving'> &
  WorkerTimes & {
    readonly link: RedisLink
    readonly log: (error: Error) => void
    /** Absent: US Eastern. */
    readonly times?: FiringParts['times']
    /** How often it is looked for what the queue has forgotten. */
    readonly lookMs?: number
  }

/** Firings at a time: a long run of one must not hold up the others. */
const CONCURRENCY = 4
/** Longest wait before a firing is tried again when the warehouse or Redis is away. */
const LONGEST_WAIT_MS = 30_000
const LAST_WORDS_MS = 5000
const HAND_ON_MS = 2000

/**
 * Fires schedules from now on, in as many processes as want to; each time that comes is handled by one of them. What the
 * queue has forgotten (it was emptied, everything was down) is found at once and then every minute: of all that was
 * missed, the last time is made up for when it is less than six hours ago.
 */
export async function fireSchedules(settings: FireSettings): Promise<{ close(): Promise<void> }> {
  const { link, schedules, now, log, times = easternTimes, lookMs = 60_000 } = settings
  const { lockMs = 10_000, stalledMs = 4000 } = settings
  let leaving = false
  const parts: FiringParts = { ...settings, times, isLeaving: () => leaving }

  const fire = async (job: Job<Nudge>, token: string | undefined): Promise<void> => {
    const { id, by } = job.data
    try {
      if (!leaving && (await fireSchedule(job.data, job.id ?? id, parts)) !== 'handed on') return
    } catch (error) {
      // What is away comes back: the same firing is tried again. What broke is said, and the next time is another one.
      if (error instanceof RetryError) throw error
      log(error instanceof Error ? error : new Error(String(error)))
      const headline = `It broke: ${error instanceof Error ? error.message : String(error)}`
      const at = now()
      await schedules.settle(id, { at: at.toISOString(), outcome: 'failed', headline }, by ? undefined : at)
      return
    }
    // Put back at once it might be fetched by this very worker, which is about to end.
    await job.moveToDelayed(Date.now() + HAND_ON_MS, token)
    throw new DelayedError()
  }

  const connection = link.connect('worker')
  const worker = new Worker<Nudge>(SCHEDULES_QUEUE, fire, {
    connection,
    prefix: link.prefix,
    concurrency: CONCURRENCY,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    drainDelay: longestBlockSeconds,
    settings: {
      repeatStrategy: repeatBy(times),
      backoffStrategy: made => Math.min(500 * 2 ** made, LONGEST_WAIT_MS),
    },
  })
  worker.on('error', log)
  worker.on('failed', (_job, error) => log(error))

  const look = async (): Promise<void> => {
    for (const { id, at, pausedBy, settledTo } of await schedules.list()) {
      if (pausedBy !== undefined) continue
      await schedules.queue.keep({ id, at })
      const due = times.latest(at, now())
      if (due > settledTo) await schedules.queue.nudge({ id }, due.toISOString())
    }
  }
  const lookAndLog = () => look().catch(error => log(error instanceof Error ? error : new Error(`${error}`)))
  await link.call(() => worker.waitUntilReady())
  await lookAndLog()
  const looking = setInterval(() => void lookAndLog(), lookMs).unref()

  return {
    close: async () => {
      leaving = true
      clearInterval(looking)
      // Takes no more, and waits for those under way. Without a server the last words cannot be said.
      const closed = worker.close()
      while (await Promise.race([closed.then(() => false), pause(LAST_WORDS_MS, true, { ref: false })])) {
        if (connection.status !== 'ready') break
      }
      connection.disconnect()
    },
  }
}
