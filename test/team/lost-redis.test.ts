import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { until } from '../commands/command-line.ts'
import { contentsOf } from '../commands/contents.ts'
import { homeAt, PHASE_4 } from '../commands/prepared-home.ts'
import { type TcpProxy, tcpProxy } from '../faults/tcp-proxy.ts'
import { type RedisServer, startRedis } from '../start-redis.ts'
import { expectDone } from './expect-done.ts'
import { expectTeamRecovered } from './expect-recovered.ts'
import { type Team, teamAt } from './team.ts'

const line = `backfill ${PHASE_4} --yes`

let clean: Readonly<Record<string, string>>
let server: RedisServer
beforeAll(async () => {
  clean = await contentsOf((await homeAt('phase 4')).home)
  server = await startRedis()
})
afterAll(() => server.stop())

let team: Team
let proxy: TcpProxy
let redisUrl: string
beforeEach(async () => {
  proxy = await tcpProxy({ port: server.port })
  redisUrl = `redis://127.0.0.1:${proxy.port}`
  team = await teamAt('phase 3', { redisUrl: server.url })
})
afterEach(async () => {
  await team.close()
  await proxy.close()
})

test('8: a Redis whose connections break again and again delays the work and spoils nothing', async () => {
  const worker = await team.worker({ redisUrl, concurrency: 1 })
  const asked = await team.type(line, { redisUrl })
  await until(worker, 'unit started')
  let isOver = false
  void asked.ended.then(() => {
    isOver = true
  })
  while (!isOver) {
    proxy.cut()
    await new Promise(resolve => setTimeout(resolve, 300))
  }
  await expectDone(asked)
  await expectTeamRecovered(team, clean)
})

test('8: a half-open connection is given up after some seconds, and the work goes on', async () => {
  const worker = await team.worker({ redisUrl, concurrency: 1 })
  const asked = await team.type(line)
  await until(worker, 'unit started')
  proxy.stall()
  await until(worker, 'the connection to Redis broke')
  proxy.cut()
  proxy.resume()
  await expectDone(asked)
  await expectTeamRecovered(team, clean)
})

test('8: a Redis that comes back empty in the middle of a run: the run is made again from the warehouse and ends', async () => {
  const worker = await team.worker({ concurrency: 1 })
  const asked = await team.type(line)
  await until(worker, 'unit committed')
  await server.restart()
  await expectDone(asked)
  const [view] = await team.views()
  const events = await (await team.ledger()).events(view?.runId ?? '')
  expect(events.filter(({ kind }) => kind === 'run rebuilt').length).toBeGreaterThan(0)
  await expectTeamRecovered(team, clean)
})

test.each([
  ['does not answer', () => proxy.stall()],
  ['is gone', () => proxy.close()],
])('8: a worker that is told to end while Redis %s ends all the same', async (_, lose) => {
  const worker = await team.worker({ redisUrl })
  await lose()
  worker.child.kill('SIGTERM')
  const { code, stderr } = await worker.ended
  expect(code, stderr).toBe(0)
  expect(stderr).toContain('"msg":"ended"')
})
