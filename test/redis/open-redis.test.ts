import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { examineRedis } from '../../src/redis/examine-redis.ts'
import { openRedis } from '../../src/redis/open-redis.ts'
import { AskError, RetryError } from '../../src/warehouse/errors.ts'
import { tcpProxy } from '../faults/tcp-proxy.ts'
import { redisForTests } from '../redis-for-tests.ts'
import { startRedis } from '../start-redis.ts'

const closings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})
const behindProxy = async () => {
  const redis = redisForTests()
  const proxy = await tcpProxy({ port: Number(new URL(redis.url).port || 6379) })
  closings.push(proxy.close, redis.close)
  return { redis, proxy, url: `redis://127.0.0.1:${proxy.port}` }
}
const refusal = async (url: string): Promise<AskError> => {
  const error = await openRedis({ url, name: 'test', log: () => undefined }).then(
    () => undefined,
    caught => caught,
  )
  expect(error).toBeInstanceOf(AskError)
  return error as AskError
}

test('an address where nothing listens is told with the way out, and without its password', async () => {
  const { message, fix } = await refusal('redis://ana:secret@127.0.0.1:1/2')
  expect(message).toBe(
    'Redis at redis://ana:…@127.0.0.1:1/2 cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
  )
  expect(fix).toContain('REDIS_URL')
})

test('what is no address is not tried', async () => {
  for (const url of ['127.0.0.1:6379', 'http://127.0.0.1', 'redis://', ''])
    expect((await refusal(url)).message).toContain('is no address of a Redis')
})

test('a server that wants a password says so as what it is', async () => {
  const server = await startRedis()
  closings.push(server.stop)
  const own = redisForTests(server.url)
  const link = await own.open()
  await link.call(client => client.config('SET', 'requirepass', 'secret'))
  expect((await refusal(server.url)).message).toMatch(/refuses us: NOAUTH/)
  expect((await refusal(server.url.replace('//', '//:wrong@'))).message).toMatch(/refuses us: WRONGPASS/)
  await link.close()
})

test('a server that takes connections and says nothing is found out when it is opened', async () => {
  const { proxy, url } = await behindProxy()
  proxy.stall()
  expect((await refusal(url)).message).toContain('cannot be reached')
})

test('a half-open connection is noticed by itself, and used again when the way is free', async () => {
  const { redis, proxy, url } = await behindProxy()
  const link = await redis.open({ url })
  proxy.stall()
  const stalled = link.call(client => client.set(link.key('a'), '1'))
  // The server is reachable again, but only for connections that are made anew.
  await expect(stalled).rejects.toThrow(RetryError)
  proxy.cut()
  proxy.resume()
  expect(await link.call(client => client.set(link.key('a'), '2'))).toBe('OK')
  expect(redis.complaints.map(String).join()).toMatch(/Socket timeout/)
})

test('a connection that is cut is opened again, and what was under way is done', async () => {
  const { redis, proxy, url } = await behindProxy()
  const link = await redis.open({ url })
  const sets = Array.from({ length: 50 }, async (_, n) => {
    await pause(n * 4)
    return link.call(client => client.set(link.key(`${n}`), `${n}`))
  })
  for (let cuts = 0; cuts < 5; cuts += 1) {
    await pause(40)
    proxy.cut()
  }
  expect(await Promise.all(sets)).toEqual(Array.from({ length: 50 }, () => 'OK'))
})

test('a subscription hears again after its connection was cut', async () => {
  const { redis, proxy, url } = await behindProxy()
  const [hearing, saying] = [await redis.open({ url }), await redis.open()]
  const heard: string[] = []
  hearing.subscribe(saying.key('news'), message => heard.push(message))
  const say = async (message: string) => {
    while (!heard.includes(message)) {
      await saying.call(client => client.publish(saying.key('news'), message))
      await pause(10)
    }
  }
  await say('before')
  proxy.cut()
  await say('after')
  expect(new Set(heard)).toEqual(new Set(['before', 'after']))
})

test('an operator sees in the list of clients whose connections they are', async () => {
  const { redis } = await behindProxy()
  const link = await openRedis({
    url: redis.url,
    prefix: redis.prefix,
    name: `${redis.prefix} worker é 7`,
    log: () => undefined,
  })
  closings.push(link.close)
  const clients = await link.call(client => client.client('LIST'))
  expect(clients).toContain(`name=${redis.prefix}-worker-7`)
})

test('a check of the installation sees the version and what happens when memory is full', async () => {
  const server = await startRedis()
  closings.push(server.stop)
  const own = redisForTests(server.url)
  const link = await own.open()
  expect(await examineRedis(link)).toMatchObject({ maxmemoryPolicy: 'noeviction', appendOnly: false })
  await link.call(client => client.config('SET', 'maxmemory-policy', 'allkeys-lru'))
  const { version, maxmemoryPolicy } = await examineRedis(link)
  expect(maxmemoryPolicy).toBe('allkeys-lru')
  expect(version).toMatch(/^\d+\.\d+/)
  await link.close()
})
