import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Queue } from 'bullmq'
import { afterEach, describe, expect, test } from 'vitest'
import { bullmqCourier } from '../../jobs/bullmq-courier.ts'
import type { Courier, Job } from '../../jobs/courier.ts'
import type { RedisLink } from '../../src/redis/redis-link.ts'
import { RetryError } from '../../src/warehouse/errors.ts'
import { courierContract } from '../contracts/courier.ts'
import { tcpProxy } from '../faults/tcp-proxy.ts'
import { type RedisForTests, redisForTests } from '../redis-for-tests.ts'
import { startRedis } from '../start-redis.ts'

const job = (n: number): Job => ({ runId: 'r', unitId: `psza 2021-11-${10 + n}`, attempt: 1 })
const quick = { lockMs: 1000, stalledMs: 500 }
const complaints: Error[] = []
const log = (error: Error) => void complaints.push(error)

courierContract('the courier on BullMQ', async () => {
  const redis = redisForTests()
  const courier = await bullmqCourier({ redis: await redis.open(), log, ...quick })
  return {
    courier,
    close: async () => {
      await courier.interrupt()
      await courier.close()
      await redis.close()
    },
  }
})

const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  complaints.length = 0
  for (const close of closings.splice(0).reverse()) await close()
})
const team = (url?: string) => {
  const redis = redisForTests(url)
  closings.push(redis.close)
  return redis
}
/** A courier as a process of its own has one. */
const courierIn = async (redis: RedisForTests, at?: string): Promise<Courier> => {
  const courier = await bullmqCourier({
    redis: await redis.open(at === undefined ? {} : { url: at }),
    log,
    ...quick,
  })
  closings.push(async () => {
    await courier.interrupt()
    await courier.close()
  })
  return courier
}
const workerProcess = (redis: RedisForTests, how: 'hang' | 'block' = 'hang'): ChildProcess => {
  const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, redis.url, redis.prefix, how], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  closings.push(async () => child.kill('SIGKILL'))
  return child
}
const listed = (link: RedisLink, key: string) => link.call(client => client.lrange(link.key(key), 0, -1))

describe('workers that come and go', () => {
  test('the job of a killed worker is taken up by another, also when that is killed as well', async () => {
    const redis = team()
    const link = await redis.open()
    const courier = await courierIn(redis)
    await courier.dispatch([job(1)], 'bulk')
    for (let deaths = 1; deaths <= 3; deaths += 1) {
      const child = workerProcess(redis)
      await expect.poll(() => listed(link, 'begun'), { timeout: 30_000 }).toHaveLength(deaths)
      child.kill('SIGKILL')
    }
    const seen: Job[] = []
    await courier.onJob(async given => void seen.push(given), 1)
    await courier.idle()
    expect(seen).toEqual([job(1)])
    expect(new Set((await listed(link, 'begun')).map(line => line.split(' ')[0])).size).toBe(3)
  })

  test('a worker whose event loop is blocked loses its job, which then runs twice: this is what fences are for', async () => {
    const redis = team()
    const link = await redis.open()
    const courier = await courierIn(redis)
    await courier.dispatch([job(1)], 'bulk')
    workerProcess(redis, 'block')
    await expect.poll(() => listed(link, 'begun'), { timeout: 30_000 }).toHaveLength(1)
    const seen: Job[] = []
    await courier.onJob(async given => void seen.push(given), 1)
    await expect.poll(() => seen, { timeout: 30_000 }).toEqual([job(1)])
    await expect.poll(() => listed(link, 'ended'), { timeout: 30_000 }).toHaveLength(1)
  })

  test('what a worker gives back when it is interrupted is taken up by another at once', async () => {
    const redis = team()
    const [one, other] = [await courierIn(redis), await courierIn(redis)]
    const begun: string[] = []
    await one.onJob(
      ({ unitId }, signal) =>
        new Promise((_, reject) => {
          begun.push(unitId)
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
      2,
    )
    await one.dispatch([job(1), job(2), job(3)], 'daily')
    await expect.poll(() => begun).toHaveLength(2)
    await one.interrupt()
    const seen: string[] = []
    await other.onJob(async ({ unitId }) => void seen.push(unitId), 1)
    await other.idle()
    expect(seen.sort()).toEqual([1, 2, 3].map(n => job(n).unitId))
  })

  test('a drain that takes too long can still be interrupted, and gives back what it did not end', async () => {
    const redis = team()
    const [one, other] = [await courierIn(redis), await courierIn(redis)]
    let begun = false
    await one.onJob((_, signal) => {
      begun = true
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }, 1)
    await one.dispatch([job(1)], 'daily')
    await expect.poll(() => begun).toBe(true)
    const drained = one.drain()
    await one.interrupt()
    await drained
    const seen: Job[] = []
    await other.onJob(async given => void seen.push(given), 1)
    await other.idle()
    expect(seen).toEqual([job(1)])
  })

  test('several workers share the jobs, and none is lost or carried twice', async () => {
    const redis = team()
    const couriers = [await courierIn(redis), await courierIn(redis), await courierIn(redis)]
    const seen: string[] = []
    const counts = couriers.map(() => 0)
    for (const [n, courier] of couriers.entries()) {
      await courier.onJob(async ({ unitId }) => {
        counts[n] = (counts[n] ?? 0) + 1
        seen.push(unitId)
        await pause(1)
      }, 4)
    }
    const all = Array.from({ length: 2500 }, (_, n) => job(n))
    await couriers[0]?.dispatch(all, 'bulk')
    await couriers[0]?.idle()
    expect(seen.sort()).toEqual(all.map(({ unitId }) => unitId).sort())
    expect(Math.min(...counts)).toBeGreaterThan(0)
  })
})

describe('jobs that fail', () => {
  test('a job that failed is kept to be looked at, and carried again when it is handed over again', async () => {
    const redis = team()
    const courier = await courierIn(redis)
    let times = 0
    await courier.onJob(async () => {
      times += 1
      if (times === 1) throw new Error('a bug')
    }, 1)
    await courier.dispatch([job(1)], 'interactive')
    await courier.idle().catch(() => undefined)
    const connection = (await redis.open()).connect('producer')
    const queue = new Queue('units', { connection, prefix: redis.prefix })
    expect(await queue.getFailed()).toMatchObject([{ data: job(1), failedReason: 'a bug' }])
    await courier.dispatch([job(1)], 'interactive')
    await courier.idle().catch(() => undefined)
    expect([times, await queue.getFailedCount()]).toEqual([2, 0])
    await queue.close()
    connection.disconnect()
  })

  test('a job whose performer could not reach the ledger is tried again by itself', async () => {
    const redis = team()
    const courier = await courierIn(redis)
    let times = 0
    await courier.onJob(async () => {
      times += 1
      if (times < 4) throw new RetryError('the ledger is away')
    }, 1)
    await courier.dispatch([job(1)], 'interactive')
    expect(await courier.idle()).toBeUndefined()
    expect(times).toBe(4)
  })
})

describe('a server that fails', () => {
  test('workers go on when their connection is cut and when it stalls, and every job is performed', async () => {
    const redis = team()
    const proxy = await tcpProxy({ port: Number(new URL(redis.url).port || 6379) })
    closings.push(proxy.close)
    const sender = await courierIn(redis)
    const worker = await courierIn(redis, `redis://127.0.0.1:${proxy.port}`)
    const seen = new Set<string>()
    await worker.onJob(async ({ unitId }) => {
      seen.add(unitId)
      await pause(20)
    }, 2)
    const all = Array.from({ length: 60 }, (_, n) => job(n))
    await sender.dispatch(all, 'bulk')
    for (const fault of ['cut', 'cut', 'stall', 'cut'] as const) {
      await pause(150)
      proxy[fault]()
      if (fault === 'stall') {
        await pause(1500)
        proxy.resume()
      }
    }
    await sender.idle()
    expect(seen.size).toBe(all.length)
  })

  test('a server that comes back empty has forgotten the jobs, and takes new ones', async () => {
    const server = await startRedis()
    closings.push(server.stop)
    const redis = redisForTests(server.url)
    const courier = await courierIn(redis)
    const seen: string[] = []
    await courier.onJob(async ({ unitId }) => void seen.push(unitId), 1)
    await courier.dispatch([job(1)], 'bulk')
    await courier.idle()
    await server.restart()
    await courier.dispatch([job(2)], 'bulk')
    await courier.idle()
    expect(seen).toEqual([job(1).unitId, job(2).unitId])
  })

  test('whoever hands jobs over is told when the server is away, and ends all the same', async () => {
    const server = await startRedis()
    const redis = redisForTests(server.url)
    const courier = await courierIn(redis)
    await courier.onJob(async () => undefined, 1)
    await server.stop()
    await expect(courier.dispatch([job(1)], 'bulk')).rejects.toThrow(RetryError)
  })
})
