import { expect, test } from 'vitest'
import { findRedis } from './find-redis.ts'
import { answers, startRedis } from './start-redis.ts'

const NOBODY = 'redis://127.0.0.1:1'

test('the Redis that is given is taken, and the one that runs is left running', async () => {
  expect((await findRedis('redis://elsewhere:7', NOBODY)).url).toBe('redis://elsewhere:7')
  const running = await startRedis()
  const found = await findRedis(undefined, running.url)
  expect(found.url).toBe(running.url)
  await found.stop()
  expect(await answers(running.url)).toBe(true)
  await running.stop()
})

test('where none is given and none runs, one is started, and stopped in the end', async () => {
  const started = await findRedis('', NOBODY)
  expect(await answers(started.url)).toBe(true)
  await started.stop()
  expect(await answers(started.url)).toBe(false)
})
