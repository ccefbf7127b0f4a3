import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { redisKeyedStore } from '../../src/redis/redis-keyed-store.ts'
import { keyedStoreContract } from '../contracts/keyed-store.ts'
import { tcpProxy } from '../faults/tcp-proxy.ts'
import { redisForTests } from '../redis-for-tests.ts'
import { memoryKeyedStore } from './memory-keyed-store.ts'

keyedStoreContract('the keyed store in Redis', async () => {
  const redis = redisForTests()
  return {
    stores: [redisKeyedStore(await redis.open()), redisKeyedStore(await redis.open())],
    secondPasses: () => pause(1100),
    close: redis.close,
  }
})

// Tests stand on it where no server is wanted, so it has to be right as well.
keyedStoreContract('the keyed store in memory', async () => {
  let time = Date.parse('2026-01-05T12:00:00Z')
  const store = memoryKeyedStore(() => new Date(time))
  return {
    stores: [store, store],
    secondPasses: async () => {
      time += 1100
    },
    close: async () => undefined,
  }
})

test('a claim and a taking whose replies are lost on the way are still ours', async () => {
  const redis = redisForTests()
  const proxy = await tcpProxy({ port: Number(new URL(redis.url).port || 6379) })
  const store = redisKeyedStore(await redis.open({ url: `redis://127.0.0.1:${proxy.port}` }))
  await store.claim('warm', 'x', 60)
  await store.take('warm')
  proxy.loseNextReply()
  expect(await store.claim('a', 'mine', 60)).toBe(true)
  proxy.loseNextReply()
  expect(await store.take('a')).toBe('mine')
  await redis.close()
  await proxy.close()
})
