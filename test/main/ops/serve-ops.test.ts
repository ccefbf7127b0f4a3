import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { Queue } from 'bullmq'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLogger } from '../../../src/main/ops/open-logger.ts'
import { openMetrics } from '../../../src/main/ops/open-metrics.ts'
import { type Ops, type OpsOptions, serveOps } from '../../../src/main/ops/serve-ops.ts'
import { watchParts } from '../../../src/main/ops/watch-parts.ts'
import { type RedisForTests, redisForTests } from '../../redis-for-tests.ts'
import { keptLines } from './kept-lines.ts'

const adminToken = randomUUID()
const opened: Ops[] = []
const log = keptLines()
let time = Date.UTC(2021, 10, 30, 12)
const now = () => new Date(time)

const open = async (options: Partial<OpsOptions> = {}): Promise<string> => {
  const ops = await serveOps({
    address: { host: '127.0.0.1', port: 0 },
    role: 'worker',
    parts: watchParts([], now),
    metrics: openMetrics({ role: 'worker', sources: {} }),
    logger: openLogger({ level: 'info', role: 'worker', to: log.to }),
    now,
    ...options,
  })
  opened.push(ops)
  return ops.url
}

afterAll(async () => {
  for (const ops of opened) await ops.close()
})

describe('Health', () => {
  test('is 200 while every part is up and 503 when one is not, with the parts; a living process is alive all the same', async () => {
    let up = true
    const parts = watchParts(
      [
        { name: 'warehouse', check: async () => undefined },
        {
          name: 'redis',
          check: () => (up ? Promise.resolve() : Promise.reject(new Error('connection refused'))),
        },
      ],
      now,
    )
    const url = await open({ parts })
    const well = await fetch(`${url}/healthz`)
    expect(well.status).toBe(200)
    expect(await well.json()).toMatchObject({
      state: 'up',
      role: 'worker',
      parts: { redis: { state: 'up' } },
    })
    up = false
    const ill = await fetch(`${url}/healthz`)
    expect(ill.status).toBe(503)
    expect(await ill.json()).toMatchObject({
      state: 'down',
      parts: { warehouse: { state: 'up' }, redis: { state: 'down', reason: 'connection refused' } },
    })
    expect((await fetch(`${url}/healthz/live`)).status).toBe(200)
  })
})

describe('The server', () => {
  test('gives Prometheus its text', async () => {
    const response = await fetch(`${await open()}/metrics`)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(await response.text()).toMatch(/^backcourt_build_info\{version="[\d.]+",role="worker"\} 1$/m)
  })

  test('tells who asked nothing of what broke, and the log all', async () => {
    const metrics = { scrape: () => Promise.reject(new Error('secret of the house')) }
    const response = await fetch(`${await open({ metrics })}/metrics`)
    expect(response.status).toBe(500)
    expect(await response.text()).toBe('{"error":"this broke; the log says more"}')
    expect(log.entries().at(-1)).toMatchObject({
      level: 'error',
      path: '/metrics',
      err: { message: 'secret of the house' },
    })
  })

  test.each(['/', '/%', '/queues/%E0%A4%A', '/healthz/x', '/../../etc/passwd'])(
    'has nothing at %s, and does not say what it runs on',
    async path => {
      const response = await fetch(`${await open()}${path}`)
      expect([400, 404]).toContain(response.status)
      expect(response.headers.get('x-powered-by')).toBeNull()
      expect(await response.text()).not.toContain('node_modules')
    },
  )

  test('says what to set when its address is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    await expect(open({ address: { host: '127.0.0.1', port } })).rejects.toMatchObject({
      name: 'AskError',
      message: `127.0.0.1:${port}, for health and metrics, is taken by another process`,
      fix: expect.stringContaining('BACKCOURT_HTTP'),
    })
    other.close()
  })

  test('closes although somebody keeps a connection open, and is gone then', async () => {
    const url = await open()
    const { hostname, port } = new URL(url)
    const guest = connect(Number(port), hostname)
    guest.on('error', () => undefined)
    guest.write('GET /healthz HTTP/1.1\r\nhost: x\r\n')
    await new Promise(resolve => guest.once('connect', resolve))
    await opened.pop()?.close()
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })
})

describe('The queues', () => {
  let redis: RedisForTests
  let queue: Queue
  let url: string

  beforeAll(async () => {
    redis = redisForTests()
    const link = await redis.open()
    queue = new Queue('interactive', { connection: link.connect('producer'), prefix: redis.prefix })
    await queue.add('unit', { runId: 'k7m2xq', unitId: 'psza 2021-11-02', attempt: 1 })
    url = await open({ queues: [queue], adminToken })
  })
  afterAll(async () => {
    await queue.close()
    await redis.close()
  })

  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

  test('are not there without a token in the environment', async () => {
    const closed = await open({ queues: [queue] })
    expect((await fetch(`${closed}/queues`, bearer(adminToken))).status).toBe(404)
    expect((await fetch(`${closed}/queues?token=`)).status).toBe(404)
  })

  test.each([
    ['nothing', ''],
    ['an empty token', 'Bearer '],
    ['another token', `Bearer ${adminToken.slice(0, -1)}x`],
    ['a longer token', `Bearer ${adminToken}x`],
    ['another scheme', `Basic ${adminToken}`],
  ])('are closed to who has %s, in all their pages', async (_, authorization) => {
    for (const page of ['/queues', '/queues/api/queues', '/queues/static/favicon-32x32.png']) {
      const response = await fetch(`${url}${page}`, { headers: { authorization } })
      expect(response.status).toBe(401)
      expect(await response.text()).not.toContain('interactive')
    }
  })

  test('are shown to who has the token, with ids and nothing more', async () => {
    const response = await fetch(`${url}/queues/api/queues?activeQueue=interactive`, bearer(adminToken))
    const { queues } = (await response.json()) as {
      queues: { name: string; jobs: { data: object }[]; readOnlyMode: boolean }[]
    }
    expect(queues).toMatchObject([{ name: 'interactive', readOnlyMode: true }])
    expect(queues[0]?.jobs[0]?.data).toEqual({ runId: 'k7m2xq', unitId: 'psza 2021-11-02', attempt: 1 })
    const page = await fetch(`${url}/queues`, bearer(adminToken))
    expect(await page.text()).toContain('Backcourt queues')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  test('cannot be changed there, token or not', async () => {
    for (const change of ['pause', 'empty', 'obliterate']) {
      const path = `${url}/queues/api/queues/interactive/${change}`
      expect((await fetch(path, { method: 'PUT', ...bearer(adminToken) })).status).toBe(405)
    }
    expect(await queue.getJobCounts('waiting')).toEqual({ waiting: 1 })
    expect(await queue.isPaused()).toBe(false)
  })

  const enter = async () => {
    const response = await fetch(`${url}/queues/queue/interactive?token=${adminToken}&status=failed`, {
      redirect: 'manual',
    })
    return { response, cookie: response.headers.get('set-cookie') ?? '' }
  }
  const withCookie = async (cookie: string) =>
    (await fetch(`${url}/queues/api/queues`, { headers: { cookie: cookie.split(';')[0] ?? '' } })).status

  test('take the token from the address once: a cookie stands for it that no script reads and no other site sends', async () => {
    const { response, cookie } = await enter()
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/queues/queue/interactive?status=failed')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(cookie).toMatch(/; Path=\/queues; .*HttpOnly; SameSite=Strict$/)
    expect(cookie).not.toContain(adminToken)
    expect(await withCookie(cookie)).toBe(200)
  })

  test('know a cookie of another token, a changed date and one that ran out', async () => {
    const { cookie } = await enter()
    const other = await open({ queues: [queue], adminToken: randomUUID() })
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    expect((await fetch(`${other}/queues`, { headers })).status).toBe(401)
    expect(await withCookie(cookie.replace(/=(\d+)/, (_, until) => `=${Number(until) + 1000}`))).toBe(401)
    time += 12 * 60 * 60 * 1000
    expect(await withCookie(cookie)).toBe(401)
  })
})
