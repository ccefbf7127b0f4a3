import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Ledger, LedgerRun } from '../../../src/assistant/ledger/ledger.ts'
import { restore } from '../../../src/assistant/ledger/redis/restore.ts'
import { redisLedger } from '../../../src/assistant/ledger/redis-ledger.ts'
import { warehouseLedger } from '../../../src/assistant/ledger/warehouse-ledger.ts'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { viewRun } from '../../../src/assistant/run/run-view.ts'
import { ledgerEvents } from '../../../src/pipeline/tables/ledger/events.ts'
import { ledgerRuns } from '../../../src/pipeline/tables/ledger/runs.ts'
import { precomputeFailures } from '../../../src/pipeline/tables/reference/precompute-failures.ts'
import { processorRunHistory } from '../../../src/pipeline/tables/reference/processor-run-history.ts'
import { historyStep } from '../../../src/pipeline/units/history-step.ts'
import type { Unit } from '../../../src/pipeline/units/unit.ts'
import type { RedisLink } from '../../../src/redis/redis-link.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import { RetryError } from '../../../src/warehouse/errors.ts'
import { float64, timestamp } from '../../../src/warehouse/param.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { ledgerContract } from '../../contracts/ledger.ts'
import { tcpProxy } from '../../faults/tcp-proxy.ts'
import { dayAt, planOf } from '../../jobs/random-plan.ts'
import { type RedisForTests, redisForTests } from '../../redis-for-tests.ts'
import { startRedis } from '../../start-redis.ts'

const newWarehouse = async (): Promise<Warehouse> => {
  const warehouse = await openDuckDb(':memory:')
  await warehouse.createTables([ledgerRuns, ledgerEvents, processorRunHistory, precomputeFailures])
  return warehouse
}

ledgerContract('the ledger in Redis', async () => {
  const redis = redisForTests()
  const warehouse = await newWarehouse()
  return {
    ledger: redisLedger(await redis.open(), warehouse),
    close: async () => {
      await redis.close()
      await warehouse.close()
    },
  }
})

const closings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})

const plan = planOf({ psza: [0, 1, 2].map(dayAt), tdza: [0, 1, 2].map(dayAt) }, 1)
const [first, second, third] = plan.units as unknown as readonly [Unit, Unit, Unit]
const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 12, 0, second)).toISOString()
const run = (runId: string, created = 0): LedgerRun => ({
  runId,
  requestKey: 'k',
  command: 'backfill',
  plan,
  by: 'ana',
  createdAt: at(created),
})
const started = (created = 0): RunEvent => ({ kind: 'run started', at: at(created), plan, by: 'ana', pid: 1 })
const wish = (by: string): RunEvent => ({ kind: 'cancel requested', at: at(1), by })
const finished: RunEvent = { kind: 'run finished', at: at(9), outcome: 'done' }
const committed = (unit: Unit): RunEvent => ({
  kind: 'unit committed',
  at: at(3),
  unit: unit.id,
  written: 5,
  failures: {},
  seconds: 2,
})

/** What the warehouse holds of a unit whose attempt ended, whatever the ledger knows of it. */
const inHistory = (warehouse: Warehouse, runId: string, unit: Unit, error?: string) =>
  warehouse.transact(`history ${unit.id}`, [
    historyStep({
      unit,
      attempt: { runId, number: 1, user: 'ana', startedAt: new Date(at(2)), today: '2026-01-05' },
      time: { now: timestamp(new Date(at(4))), seconds: float64(2) },
      output: unit.target,
      formula: 'f',
      source: unit.dates
        .map(day => `SELECT DATE '${day}' AS data_date, 5 AS expected, 5 AS processed, 0 AS failed`)
        .join(' UNION ALL '),
      ...(error === undefined ? {} : { error }),
    }),
  ])

/** A Redis of one's own that can be emptied, and a warehouse that outlives it. */
async function mortalMemory() {
  const server = await startRedis()
  const warehouse = await newWarehouse()
  closings.push(server.stop, () => warehouse.close())
  const redis = redisForTests(server.url)
  const link = await redis.open()
  closings.push(() => link.close())
  return { server, warehouse, redis, link, ledger: redisLedger(link, warehouse) }
}
const states = async (ledger: Ledger, runId: string) =>
  Object.fromEntries(
    viewRun(runId, await ledger.events(runId)).units.map(({ unit, state }) => [unit.id, state]),
  )

describe('an emptied Redis loses no truth', () => {
  test('a run under way stands as the warehouse knows it: units, failures, and every word that steers it', async () => {
    const { server, warehouse, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    await ledger.append(
      'r',
      [
        { kind: 'unit started', at: at(2), unit: first.id, attempt: 1 },
        { kind: 'unit started', at: at(2), unit: second.id, attempt: 1 },
        { kind: 'unit started', at: at(2), unit: third.id, attempt: 1 },
      ],
      1,
    )
    await inHistory(warehouse, 'r', first)
    await ledger.append('r', [committed(first)], 4)
    await ledger.append('r', [{ kind: 'run paused', at: at(3), by: 'bo' }], 5)
    // Committed and failed with nobody left to tell the ledger.
    await inHistory(warehouse, 'r', second)
    await inHistory(warehouse, 'r', third, 'the disk is full')
    const before = await ledger.standing()
    await server.restart()
    expect((await ledger.standing()).runIds).toEqual(['r'])
    expect((await ledger.standing()).mark).not.toBe(before.mark)
    expect(await ledger.run('r')).toEqual(run('r'))
    const events = await ledger.events('r')
    const view = viewRun('r', events)
    expect(view.pausedBy).toBe('bo')
    expect(view.units.map(({ unit, state }) => [unit.id, state])).toEqual(
      plan.units.map(({ id }) => [
        id,
        id === first.id || id === second.id ? 'committed' : id === third.id ? 'failed' : 'waiting',
      ]),
    )
    expect(view.units.find(({ unit }) => unit.id === third.id)?.error).toEqual({
      kind: 'broken',
      message: 'the disk is full',
    })
    expect(events.at(-1)?.kind).toBe('run rebuilt')
  })

  test('a failure from before the run was taken up again does not come back', async () => {
    const { server, warehouse, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    await inHistory(warehouse, 'r', first, 'the disk is full')
    await ledger.append('r', [{ kind: 'run resumed', at: at(5), by: 'bo', pid: 2 }], 1)
    await server.restart()
    expect((await states(ledger, 'r'))[first.id]).toBe('waiting')
  })

  test('a finished run has all its events, and can be taken up again', async () => {
    const { server, warehouse, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    const events = [wish('a'), committed(first), wish('b'), finished]
    await ledger.append('r', events.slice(0, 3), 1)
    await ledger.append('r', events.slice(3), 4)
    await server.restart()
    expect(await ledger.events('r')).toEqual([started(), ...events])
    expect(await ledger.events('r', 3)).toEqual(events.slice(2))
    expect(await ledger.runs(5)).toEqual([run('r')])
    expect((await ledger.standing()).runIds).toEqual([])
    const again: RunEvent = { kind: 'run resumed', at: at(10), by: 'bo', pid: 3 }
    expect(await ledger.append('r', [again], 4)).toBe(false)
    expect(await ledger.append('r', [again], 5)).toBe(true)
    expect((await ledger.standing()).runIds).toEqual(['r'])
    expect(await warehouseLedger(warehouse).events('r')).toEqual([started(), ...events, again])
  })

  test('it can be emptied again and again, and while a run is under way', async () => {
    const { server, warehouse, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    for (const [n, unit] of plan.units.slice(0, 3).entries()) {
      await inHistory(warehouse, 'r', unit)
      const { length } = await ledger.events('r')
      if (n % 2 === 0) expect(await ledger.append('r', [committed(unit)], length)).toBe(true)
      await server.restart()
    }
    const done = Object.values(await states(ledger, 'r')).filter(state => state === 'committed')
    expect(done).toHaveLength(3)
    const { length } = await ledger.events('r')
    expect(await ledger.append('r', [finished], length)).toBe(true)
    expect(await warehouseLedger(warehouse).events('r')).toEqual(await ledger.events('r'))
  })

  test('many processes that restore at once give one result', async () => {
    const { server, warehouse, redis, ledger } = await mortalMemory()
    for (let n = 0; n < 5; n += 1) await ledger.createRun(run(`r${n}`, n), started(n))
    await inHistory(warehouse, 'r3', first)
    await server.restart()
    const links = await Promise.all(Array.from({ length: 4 }, () => redis.open()))
    closings.push(...links.map(link => () => link.close()))
    await Promise.all(links.map(link => restore(link, warehouse)))
    const views = await Promise.all(
      links.map(async link => {
        const own = redisLedger(link, warehouse)
        return [await own.standing(), await own.runs(10), await own.events('r3')]
      }),
    )
    for (const view of views) expect(view).toEqual(views[0])
    expect((await ledger.standing()).runIds).toEqual(['r0', 'r1', 'r2', 'r3', 'r4'])
    expect((await states(ledger, 'r3'))[first.id]).toBe('committed')
  })

  test('whoever has read what is lost writes nothing before he has read what is there', async () => {
    const { server, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    await ledger.append('r', [{ kind: 'unit started', at: at(2), unit: first.id, attempt: 1 }], 1)
    await ledger.events('r')
    await server.restart()
    // As many events as before, and others.
    expect(await ledger.append('r', [committed(first)], 2)).toBe(false)
    expect((await ledger.events('r')).map(({ kind }) => kind)).toEqual(['run started', 'run rebuilt'])
    expect(await ledger.append('r', [committed(first)], 2)).toBe(true)
  })

  test('what a process could not write into the warehouse before it died is written by the next restore', async () => {
    const { warehouse, link, server } = await mortalMemory()
    const away: Warehouse = { ...warehouse, transact: () => Promise.reject(new RetryError('away')) }
    const dying = redisLedger(link, away)
    await restore(link, away)
    expect(await dying.createRun(run('r'), started())).toBe(true)
    expect(await dying.append('r', [wish('a'), finished], 1)).toBe(true)
    await expect(restore(link, away)).rejects.toThrow('away')
    expect(await warehouseLedger(warehouse).events('r')).toEqual([])
    await restore(link, warehouse)
    await server.restart()
    const ledger = redisLedger(link, warehouse)
    expect(await ledger.events('r')).toEqual([started(), wish('a'), finished])
    expect((await ledger.standing()).runIds).toEqual([])
  })

  test('a run whose Redis was emptied before the warehouse had it is not taken for begun', async () => {
    const { warehouse, link, server, ledger } = await mortalMemory()
    await ledger.standing()
    const unlucky = redisLedger(link, {
      ...warehouse,
      transact: async () => {
        await server.restart()
        throw new RetryError('away')
      },
    })
    await expect(unlucky.createRun(run('r'), started())).rejects.toThrow(RetryError)
    expect(await ledger.createRun(run('r'), started())).toBe(true)
    expect(await ledger.events('r')).toEqual([started()])
  })

  test('a process that died while it wrote into the warehouse keeps nobody waiting', async () => {
    const { warehouse, link, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    const lock = link.key('ledger', 'archiving', 'r')
    await link.call(client => client.set(lock, 'somebody who is dead', 'PX', 30_000))
    expect(await ledger.append('r', [wish('a')], 1)).toBe(true)
    expect(await link.call(client => client.get(lock))).toBe('somebody who is dead')
    expect(await ledger.events('r')).toEqual([started(), wish('a')])
    await link.call(client => client.del(lock))
    await restore(link, warehouse)
    expect(await warehouseLedger(warehouse).events('r')).toEqual([started(), wish('a')])
  })

  test('events of a finished run stay at hand for a while, those of one under way until it ends', async () => {
    const { link, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    const life = () => link.call(client => client.ttl(link.key('ledger', 'events', 'r')))
    expect(await life()).toBe(-1)
    await ledger.append('r', [finished], 1)
    expect(await life()).toBeGreaterThan(29 * 24 * 3600)
    await ledger.append('r', [{ kind: 'run resumed', at: at(10), by: 'bo', pid: 3 }], 2)
    expect(await life()).toBe(-1)
  })

  test('a run whose events are no longer at hand is read from the warehouse and taken up again', async () => {
    const { link, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    await ledger.append('r', [wish('a'), finished], 1)
    await link.call(client => client.del(link.key('ledger', 'events', 'r'), link.key('ledger', 'run', 'r')))
    expect(await ledger.run('r')).toEqual(run('r'))
    expect(await ledger.runs(1)).toEqual([run('r')])
    const again: RunEvent = { kind: 'run resumed', at: at(10), by: 'bo', pid: 3 }
    expect(await ledger.append('r', [again], 3)).toBe(true)
    expect(await ledger.events('r')).toEqual([started(), wish('a'), finished, again])
    expect((await ledger.standing()).runIds).toEqual(['r'])
  })
})

describe('a way to Redis that breaks', () => {
  const behindProxy = async () => {
    const redis: RedisForTests = redisForTests()
    const proxy = await tcpProxy({ port: Number(new URL(redis.url).port || 6379) })
    const warehouse = await newWarehouse()
    closings.push(() => warehouse.close(), redis.close, proxy.close)
    const open = async (): Promise<RedisLink> => redis.open({ url: `redis://127.0.0.1:${proxy.port}` })
    return { redis, proxy, warehouse, link: await open(), open }
  }

  test('an event whose reply is lost is written once, and its writer knows', async () => {
    const { proxy, link, warehouse } = await behindProxy()
    const ledger = redisLedger(link, warehouse)
    await ledger.createRun(run('r'), started())
    await ledger.append('r', [wish('0')], 1)
    for (let n = 1; n <= 5; n += 1) {
      const event: RunEvent = { kind: 'unit started', at: at(n), unit: first.id, attempt: n }
      proxy.loseNextReply()
      expect(await ledger.append('r', [event], n + 1)).toBe(true)
      expect(await ledger.events('r', n + 1)).toEqual([event])
    }
  })

  test('a write that was given up with its fate unknown can be repeated and happens once', async () => {
    const { proxy, redis, link, warehouse } = await behindProxy()
    const ledger = redisLedger(link, warehouse)
    await ledger.createRun(run('r'), started())
    const event: RunEvent = { kind: 'unit started', at: at(2), unit: first.id, attempt: 1 }
    await ledger.append('r', [event], 1)
    // It arrives, and from then on nothing comes back until the writer has given up.
    proxy.loseReplies()
    await expect(ledger.append('r', [event], 2)).rejects.toThrow(RetryError)
    proxy.resume()
    const other = redisLedger(await redis.open(), warehouse)
    expect(await other.events('r')).toHaveLength(3)
    // The same words from somebody else are another write.
    expect(await other.append('r', [event], 2)).toBe(false)
    expect(await ledger.append('r', [event], 2)).toBe(true)
    expect(await ledger.events('r')).toHaveLength(3)
  })

  test('a server that is away is a RetryError in every call, and no call hangs', async () => {
    const { server, warehouse, ledger } = await mortalMemory()
    await ledger.createRun(run('r'), started())
    await server.stop()
    const calls = [
      () => ledger.createRun(run('s'), started()),
      () => ledger.append('r', [finished], 1),
      () => ledger.run('r'),
      () => ledger.runs(1),
      () => ledger.events('r'),
      () => ledger.standing(),
    ]
    await Promise.all(calls.map(call => expect(call()).rejects.toThrow(RetryError)))
    expect(await warehouseLedger(warehouse).events('r')).toEqual([started()])
  })

  test('of many writers on connections that break, each event that was accepted is there once, in one order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 2, max: 4 }),
        async (faults, writers) => {
          const { proxy, warehouse, open, redis } = await behindProxy()
          const ledgers = await Promise.all(
            Array.from({ length: writers }, async () => redisLedger(await open(), warehouse)),
          )
          await ledgers[0]?.createRun(run('r'), started())
          const accepted: string[] = []
          const write = async (ledger: Ledger, writer: number) => {
            for (let n = 0; n < 10; n += 1) {
              const events = [0, 1].map(
                (part): RunEvent => ({
                  kind: 'unit started',
                  at: at(n),
                  unit: `${writer} ${n} ${part}`,
                  attempt: 1,
                }),
              )
              const again = async (): Promise<boolean> => {
                try {
                  const { length } = await ledger.events('r')
                  for (;;) {
                    try {
                      return await ledger.append('r', events, length)
                    } catch (error) {
                      if (!(error instanceof RetryError)) throw error
                    }
                  }
                } catch (error) {
                  if (!(error instanceof RetryError)) throw error
                  return false
                }
              }
              while (!(await again()));
              accepted.push(...events.map(event => ('unit' in event ? event.unit : '')))
            }
          }
          const breaking = async () => {
            for (const [n, wait] of faults.entries()) {
              await pause(wait)
              if (n % 2 === 0) proxy.cut()
              else proxy.loseNextReply()
            }
          }
          await Promise.all([...ledgers.map(write), breaking()])
          const all = await redisLedger(await redis.open(), warehouse).events('r')
          const units = all.flatMap(event => (event.kind === 'unit started' ? [event.unit] : []))
          expect([...units].sort()).toEqual([...accepted].sort())
          // What one writer wrote together stands together.
          for (let n = 0; n < units.length; n += 2) expect(units[n + 1]).toBe(units[n]?.replace(/0$/, '1'))
        },
      ),
      { numRuns: 8 },
    )
  })
})
