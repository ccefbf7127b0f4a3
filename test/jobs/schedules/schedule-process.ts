import { fireSchedules } from '../../../jobs/schedules/fire-schedules.ts'
import { openScheduleQueue } from '../../../jobs/schedules/schedule-queue.ts'
import { scheduleStore } from '../../../jobs/schedules/schedule-store.ts'
import { openRedis } from '../../../src/redis/open-redis.ts'
import { redisKeyedStore } from '../../../src/redis/redis-keyed-store.ts'
import { november, once, schedule, scheduleWarehouse } from './schedule-parts.ts'

/** A worker of its own, which begins a run for whatever it is asked and never comes to its end. */
const [url = '', prefix = '', due = ''] = process.argv.slice(2)
// Connections that break are what is tested; anything else ends the process with a word.
const log = () => undefined
const link = await openRedis({ url, prefix, name: 'schedule process', log })
const times = once(new Date(due))
const queue = await openScheduleQueue(link, log, times)
const warehouse = await scheduleWarehouse()
const open = async () => warehouse
const now = () => new Date()
const schedules = scheduleStore({ reading: open, writing: open, queue, now, newId: () => 'id' })
await schedules.put(schedule({ on: 'every-day' }))
await fireSchedules({
  link,
  schedules,
  times,
  calendar: async () => november,
  ask: async (_words, { hear }) => {
    hear('r1', { kind: 'run paused', at: now().toISOString(), by: 'ana' })
    await link.call(client => client.rpush(link.key('begun'), `${process.pid}`))
    return new Promise(() => undefined)
  },
  outbox: redisKeyedStore(link),
  now,
  log,
  lockMs: 1000,
  stalledMs: 500,
})
