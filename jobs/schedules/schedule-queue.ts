import { createHash } from 'node:crypto'
import { Queue, type RepeatStrategy } from 'bullmq'
import type { Asker } from '../../src/assistant/rights/asker.ts'
import type { Schedule } from '../../src/assistant/schedules/schedules.ts'
import { easternTimes, type WallTimes } from '../../src/assistant/schedules/wall-times.ts'
import type { RedisLink } from '../../src/redis/redis-link.ts'

/** What the queue carries: that somebody should look at a schedule; `by` where a person asks for it at once. */
export type Nudge = { readonly id: string; readonly by?: Asker }

/** The queue that wakes schedules. It knows when, and nothing else: what is owed is in the warehouse. */
export type ScheduleQueue = {
  /** Wakes it whenever its time comes. One that is woken at these times already is left alone. */
  keep(schedule: Pick<Schedule, 'id' | 'at'>): Promise<void>
  drop(id: string): Promise<void>
  /** Wakes it now. The same `occasion` is carried once at a time. */
  nudge(nudge: Nudge, occasion: string): Promise<void>
  close(): Promise<void>
}

export const SCHEDULES_QUEUE = 'schedules'

/** With the waits between them longer than anything is made up for. */
const MOST_ATTEMPTS = 1000
/** Firings that were given up, kept for whoever looks into the queue. */
const KEPT_FAILURES = 100

/** The times of a schedule as boards and other tools of the queue show them. */
const patternOf = (at: string): string => `${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`

/** Both sides of the queue ask the same times as whoever tells people when a schedule comes next. */
export const repeatBy =
  (times: WallTimes): RepeatStrategy =>
  (millis, { pattern = '' }) => {
    const [minute = '', hour = ''] = pattern.split(' ')
    return times.next(`${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, new Date(millis)).getTime()
  }

export async function openScheduleQueue(
  link: RedisLink,
  log: (error: Error) => void,
  times: WallTimes = easternTimes,
): Promise<ScheduleQueue> {
  const connection = link.connect('producer')
  const opts = {
    removeOnComplete: true,
    removeOnFail: { count: KEPT_FAILURES },
    attempts: MOST_ATTEMPTS,
    backoff: { type: 'custom' },
  }
  const queue = new Queue<Nudge>(SCHEDULES_QUEUE, {
    connection,
    prefix: link.prefix,
    defaultJobOptions: opts,
    settings: { repeatStrategy: repeatBy(times) },
  })
  queue.on('error', log)
  await link.call(() => queue.waitUntilReady())
  return {
    keep: async ({ id, at }) => {
      const pattern = patternOf(at)
      await link.call(async () => {
        // Setting it anew would forget the time that has come and that nobody has looked at yet.
        if ((await queue.getJobScheduler(id))?.pattern === pattern) return
        await queue.upsertJobScheduler(
          id,
          { pattern, tz: 'America/New_York' },
          { name: 'fire', data: { id }, opts },
        )
      })
    },
    drop: async id => {
      await link.call(() => queue.removeJobScheduler(id))
    },
    nudge: async (nudge, occasion) => {
      const jobId = `nudge-${createHash('sha256').update(`${nudge.id} ${occasion}`).digest('hex').slice(0, 32)}`
      await link.call(() => queue.add('nudge', nudge, { jobId }))
    },
    close: async () => {
      await queue.close()
      connection.disconnect()
    },
  }
}
