import { afterEach, beforeAll, expect, test } from 'vitest'
import { backcourtJson, type Running, startBackcourt, until } from '../commands/command-line.ts'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, RANGE } from '../commands/prepared-home.ts'
import { expectRecovered, successesOf } from '../faults/accounts.ts'
import { type RedisForTests, redisForTests } from '../redis-for-tests.ts'

const line = `backfill ${RANGE} --phase all --yes`

let clean: Readonly<Record<string, string>>
beforeAll(async () => {
  clean = await contentsOf((await homeAt('phase 4')).home)
})

let redis: RedisForTests
const running: Running[] = []
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL')
  await Promise.all(running.map(({ ended }) => ended))
  await redis.close()
})

test('a run goes on by itself when the worker that owns the file was killed and is started again, and nobody types anything', async () => {
  const { home, files } = await homeAt('empty')
  redis = redisForTests()
  const env = { REDIS_URL: redis.url, BACKCOURT_REDIS_PREFIX: redis.prefix, BACKCOURT_HTTP: 'off' }
  const where = { home, files, env }
  const start = (words: string): Running => {
    const started = startBackcourt(words.split(' '), where)
    running.push(started)
    return started
  }
  const worker = start('worker')
  await until(worker, '"msg":"ready"')
  // A terminal in the same home asks the worker, which alone reaches the file.
  const asked = start(line)
  await until(worker, 'unit committed')
  asked.child.kill('SIGKILL')
  worker.child.kill('SIGKILL')
  await Promise.all([asked.ended, worker.ended])
  const before = await successesOf(home)
  expect(before.length).toBeGreaterThan(0)

  const next = start('worker')
  await until(next, 'run finished')
  const { document } = await backcourtJson(['runs'], where)
  expect(JSON.stringify(document)).toMatch(/done/)
  next.child.kill('SIGTERM')
  expect((await next.ended).code).toBe(0)
  await expectRecovered(home, clean, before)
})
