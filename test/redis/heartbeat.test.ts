import { expect, test } from 'vitest'
import { heartbeat, type WorkerState } from '../../src/redis/heartbeat.ts'
import { listWorkers } from '../../src/redis/list-workers.ts'
import { redisForTests } from '../redis-for-tests.ts'

const state = (name: string, running: readonly string[] = []): WorkerState => ({
  name,
  host: 'court',
  pid: 7,
  version: '0.1.0',
  concurrency: 2,
  running,
  since: '2026-01-05T12:00:00.000Z',
})

test('workers that live are listed with what they do, and one that stops is gone', async () => {
  const redis = redisForTests()
  const link = await redis.open()
  expect(await listWorkers(link)).toEqual([])
  const two = await heartbeat(link, () => state('w2', ['psza 2021-11-02']), fail)
  const one = await heartbeat(link, () => state('w1'), fail)
  expect(await listWorkers(link)).toEqual([state('w1'), state('w2', ['psza 2021-11-02'])])
  await two.stop()
  expect((await listWorkers(link)).map(({ name }) => name)).toEqual(['w1'])
  await one.stop()
  await redis.close()
})

test('a worker that dies without a word is gone after some seconds by itself', async () => {
  const redis = redisForTests()
  const link = await redis.open()
  const beat = await heartbeat(link, () => state('w'), fail)
  expect(await link.call(client => client.ttl(link.key('worker', 'w')))).toBeLessThanOrEqual(15)
  expect(await link.call(client => client.ttl(link.key('worker', 'w')))).toBeGreaterThan(0)
  await beat.stop()
  await redis.close()
})

const fail = (error: unknown) => {
  throw error
}
