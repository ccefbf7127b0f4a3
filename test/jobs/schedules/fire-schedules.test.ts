import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Queue } from 'bullmq'
import { afterEach, describe, expect, test } from 'vitest'
import { type FireSettings, fireSchedules } from '../../../jobs/schedules/fire-schedules.ts'
import { openScheduleQueue, SCHEDULES_QUEUE } from '../../../jobs/schedules/schedule-queue.ts'
import { scheduleStore } from '../../../jobs/schedules/schedule-store.ts'
import type { Answer } from '../../../src/assistant/answer/answer.ts'
import { easternTimes, type WallTimes } from '../../../src/assistant/schedules/wall-times.ts'
import { redisKeyedStore } from '../../../src/redis/redis-keyed-store.ts'
import { RetryError } from '../../../src/warehouse/errors.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { type RedisForTests, redisForTests } from '../../redis-for-tests.ts'
import { startRedis } from '../../start-redis.ts'
import { ana, done, every, listener, november, once, schedule, scheduleWarehouse } from './schedule-parts.ts'

const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})
const due = new Date(Date.now() - 600_000)
const log = () => undefined
const now = () => new Date()

/** What the processes of a team share. */
async function team(times: WallTimes, url?: string) {
  const redis = redisForTests(url)
  closings.push(redis.close)
  const warehouse = await scheduleWarehouse()
  closings.push(warehouse.close)
  return { redis, warehouse, times }
}

/** A process of the team: its schedules, and how it becomes a worker. */
async function processOf({ redis, warehouse, times }: Awaited<ReturnType<typeof team>>) {
  const link = await (redis as RedisForTests).open()
  const queue = await openScheduleQueue(link, log, times)
  closings.push(queue.close)
  const open = async (): Promise<Warehouse> => warehouse
  let ids = 0
  const schedules = scheduleStore({
    reading: open,
    writing: open,
    queue,
    now,
    newId: () => `${performance.now()} ${++ids}`,
  })
  const work = async (ask: FireSettings['ask'], more: Partial<FireSettings> = {}) => {
    const firing = await fireSchedules({
      link,
      schedules,
      times,
      calendar: async () => november,
      ask,
      outbox: redisKeyedStore(link),
      now,
      log,
      lockMs: 1000,
      stalledMs: 500,
      ...more,
    })
    closings.push(firing.close)
    return firing
  }
  return { link, queue, schedules, work }
}
const daily = schedule({ on: 'every-day' })
const fresh = () => schedule({ on: 'every-day', createdAt: now().toISOString() })

describe('schedules on a real queue', () => {
  test('are asked each time that their time comes', async () => {
    const { schedules, work } = await processOf(await team(every(1000)))
    const { ask, lines } = listener(async () => done)
    await schedules.put(fresh())
    await work(ask)
    await expect.poll(() => lines().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    expect(new Set(lines())).toEqual(new Set(['--yes validate yesterday']))
  })

  test('are kept in the queue for the next wall time, as everybody is told', async () => {
    const { link, schedules } = await processOf(await team(easternTimes))
    await schedules.put(daily)
    const queue = new Queue(SCHEDULES_QUEUE, { connection: link.connect('producer'), prefix: link.prefix })
    closings.push(async () => queue.close())
    const scheduler = await queue.getJobScheduler('k3f9')
    expect(scheduler).toMatchObject({ pattern: '0 9 * * *', tz: 'America/New_York' })
    expect(scheduler?.next).toBe(easternTimes.next('09:00', now()).getTime())
    await schedules.pause('k3f9', 'ben')
    expect(await queue.getJobScheduler('k3f9')).toBeUndefined()
    expect(await queue.getDelayedCount()).toBe(0)
  })

  test('are asked by one of several workers, however often these are woken', async () => {
    const shared = await team(once(due))
    const [one, other] = [await processOf(shared), await processOf(shared)]
    const { ask, lines } = listener(async () => {
      await pause(200)
      return done
    })
    await one.schedules.put(daily)
    await Promise.all([one.work(ask), other.work(ask)])
    await Promise.all(Array.from({ length: 20 }, (_, n) => one.queue.nudge({ id: 'k3f9' }, `${n}`)))
    await expect.poll(async () => (await one.schedules.list())[0]?.last?.outcome).toBe('done')
    await expect
      .poll(() => one.link.call(client => client.llen(`${one.link.prefix}:${SCHEDULES_QUEUE}:wait`)))
      .toBe(0)
    expect(lines()).toHaveLength(1)
  })

  test('asked for by hand are asked with the rights of who wants it', async () => {
    const { schedules, work } = await processOf(await team(once(due)))
    const { ask, asked } = listener(async () => done)
    await schedules.put(fresh())
    await work(ask)
    await schedules.run('k3f9', { ...ana, name: 'ben' })
    await expect.poll(() => asked.map(({ turn }) => turn.asker?.name)).toEqual(['ben'])
  })

  test('are tried again while the warehouse is away, and not when something broke', async () => {
    const { schedules, work } = await processOf(await team(once(due)))
    const errors = [new RetryError('away'), new Error('a bug')]
    const { ask, lines } = listener(async () => {
      throw errors.shift() ?? new Error('asked too often')
    })
    await schedules.put(daily)
    await work(ask)
    await expect
      .poll(async () => (await schedules.list())[0]?.last, { timeout: 20_000 })
      .toMatchObject({
        outcome: 'failed',
        headline: 'It broke: a bug',
      })
    expect(lines()).toHaveLength(2)
  })
})

describe('workers that come and go', () => {
  const ended: Answer = { ...done, data: { runId: 'r1', outcome: 'done' } }

  test('the firing of a killed worker is taken up by another, which follows the run that it began', async () => {
    const shared = await team(once(due))
    const { link, schedules, work } = await processOf(shared)
    const script = fileURLToPath(new URL('./schedule-process.ts', import.meta.url))
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script, shared.redis.url, shared.redis.prefix, due.toISOString()],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    closings.push(async () => child.kill('SIGKILL'))
    await expect.poll(() => link.call(client => client.llen(link.key('begun'))), { timeout: 30_000 }).toBe(1)
    child.kill('SIGKILL')
    const { ask, lines } = listener(async () => ended)
    await schedules.put(daily)
    await work(ask)
    await expect.poll(() => lines(), { timeout: 20_000 }).toEqual(['watch r1'])
    await expect.poll(async () => (await schedules.list())[0]?.last).toMatchObject({ runId: 'r1' })
  })

  test('a worker that is told to end hands its firing on when the run goes on without it', async () => {
    const shared = await team(once(due))
    const [one, other] = [await processOf(shared), await processOf(shared)]
    let leave: () => void = () => {}
    const left = new Promise<void>(resolve => {
      leave = resolve
    })
    const first = listener(async (_words, { hear }) => {
      hear('r1', { kind: 'run paused', at: now().toISOString(), by: 'ana' })
      await left
      return { ...done, headline: 'Run r1 goes on.', data: { runId: 'r1' } }
    })
    const second = listener(async () => ended)
    await one.schedules.put(daily)
    const firing = await one.work(first.ask)
    await expect.poll(() => first.lines().length).toBe(1)
    const closed = firing.close()
    leave()
    await closed
    await other.work(second.ask)
    await expect.poll(() => second.lines(), { timeout: 10_000 }).toEqual(['watch r1'])
    expect(first.lines()).toHaveLength(1)
  })

  test('a Redis that comes back empty is filled again from the warehouse, by the next look and by the next worker', async () => {
    const server = await startRedis()
    closings.push(server.stop)
    const shared = await team(every(1000), server.url)
    const { schedules, work } = await processOf(shared)
    const { ask, lines } = listener(async () => done)
    await schedules.put(fresh())
    await schedules.put({ ...fresh(), id: 'held', line: 'daily', pausedBy: 'ben' })
    const firing = await work(ask, { lookMs: 300 })
    await expect.poll(() => lines().length, { timeout: 20_000 }).toBeGreaterThan(0)
    await server.restart()
    const before = lines().length
    await expect.poll(() => lines().length, { timeout: 30_000 }).toBeGreaterThan(before + 1)
    await firing.close()
    await server.restart()
    const other = await processOf(shared)
    const later = listener(async () => done)
    await other.work(later.ask)
    await expect.poll(() => later.lines().length, { timeout: 20_000 }).toBeGreaterThan(1)
    expect([...lines(), ...later.lines()]).not.toContain('--yes daily')
  })
})
