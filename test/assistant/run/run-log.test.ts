import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ledger } from '../../../src/assistant/ledger/ledger.ts'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { openRunLog, type RunLog } from '../../../src/assistant/run/run-log.ts'
import { viewRun } from '../../../src/assistant/run/run-view.ts'
import { beginRun, sayEvent, tickingClock } from '../../jobs/conduct.ts'
import { memoryLedger } from '../../jobs/memory-ledger.ts'
import { dayAt, planOf } from '../../jobs/random-plan.ts'

const plan = planOf({ pgs: [0, 1, 2].map(dayAt), togs: [0, 1, 2].map(dayAt) }, 1)
const ids = plan.units.map(({ id }) => id)

async function openLog(ledger: Ledger): Promise<RunLog> {
  const log = await openRunLog('r', ledger, tickingClock())
  if (!log) throw new Error('the ledger does not know the run')
  return log
}

const begun = async (ledger = memoryLedger()): Promise<Ledger> => {
  await beginRun(ledger, plan)
  return ledger
}

/** A ledger that takes a chosen number of turns for everything. */
const slow = (ledger: Ledger, ticks: () => number): Ledger => {
  const pass = async () => {
    for (let n = ticks(); n > 0; n -= 1) await Promise.resolve()
  }
  return {
    ...ledger,
    append: async (...given) => {
      await pass()
      const done = await ledger.append(...given)
      await pass()
      return done
    },
    events: async (...given) => {
      await pass()
      const found = await ledger.events(...given)
      await pass()
      return found
    },
  }
}

describe('the log of a run', () => {
  test('is not there for a run that the ledger does not know', async () => {
    expect(await openRunLog('nowhere', memoryLedger(), tickingClock())).toBeUndefined()
  })

  test('asks again with what somebody else wrote first, and records nothing that it would not have', async () => {
    const ledger = await begun()
    const [a, b] = [await openLog(ledger), await openLog(ledger)]
    const begin = (log: RunLog) =>
      log.record(view =>
        view.units[0]?.state === 'waiting' ? [{ kind: 'unit started', unit: ids[0] ?? '', attempt: 1 }] : [],
      )
    await Promise.all([begin(a), begin(b)])
    expect((await ledger.events('r')).map(sayEvent)).toEqual(['run started', `unit started ${ids[0]}`])
    expect(b.view()).toEqual(a.view())
  })

  test('neither loses nor doubles what several write at once, and all views are the fold of the ledger', async () => {
    const wishes = fc.array(fc.record({ log: fc.nat(2), unit: fc.nat(ids.length - 1) }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(wishes, fc.array(fc.nat(4), { minLength: 1 }), async (list, numbers) => {
        let turn = 0
        const ledger = slow(await begun(), () => numbers[turn++ % numbers.length] ?? 0)
        const logs = [await openLog(ledger), await openLog(ledger), await openLog(ledger)]
        const heard = logs.map(log => {
          const events: RunEvent[] = []
          log.listen((_, event) => events.push(event))
          return events
        })
        // Each wish counts the attempts of a unit up by one, so what is lost or doubled is seen in the sums.
        await Promise.all(
          list.map(({ log, unit }) =>
            logs[log]?.record(view => {
              const attempt = (view.units[unit]?.attempts ?? 0) + 1
              return [
                { kind: 'unit started', unit: ids[unit] ?? '', attempt },
                { kind: 'cancel requested', by: `${log}` },
              ]
            }),
          ),
        )
        const events = await ledger.events('r')
        expect(events).toHaveLength(1 + 2 * list.length)
        const fold = viewRun('r', events)
        for (const [n, { attempts }] of fold.units.entries())
          expect(attempts).toBe(list.filter(({ unit }) => unit === n).length)
        for (const [n, log] of logs.entries()) {
          expect(await log.refresh()).toEqual(fold)
          expect(heard[n]).toEqual(events.slice(1))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('records the wishes of one process one after the other, each knowing the one before', async () => {
    const log = await openLog(await begun())
    await Promise.all(
      ids.map(unit =>
        log.record(view => {
          const running = view.units.filter(({ state }) => state === 'running')
          return running.length < 2 ? [{ kind: 'unit started', unit, attempt: 1 }] : []
        }),
      ),
    )
    expect(log.view().units.filter(({ state }) => state === 'running')).toHaveLength(2)
  })

  test('tells nobody of what the ledger did not take, and goes on after it broke', async () => {
    const ledger = memoryLedger()
    let isBroken = true
    const log = await openLog(
      await begun({
        ...ledger,
        append: async (...given) => {
          if (isBroken) throw new Error('the disk is full')
          return ledger.append(...given)
        },
      }),
    )
    const told: string[] = []
    log.listen((_, event) => told.push(sayEvent(event)))
    const wish = () => log.record(() => [{ kind: 'run paused', by: 'bo' }])
    await expect(wish()).rejects.toThrow('the disk is full')
    expect([told, log.view().pausedBy]).toEqual([[], undefined])
    isBroken = false
    expect((await wish()).pausedBy).toBe('bo')
    expect(told).toEqual(['run paused'])
  })

  test('finds what was written although the writer was told that it broke', async () => {
    const ledger = memoryLedger()
    let answers = false
    const log = await openLog(
      await begun({
        ...ledger,
        append: async (...given) => {
          const done = await ledger.append(...given)
          if (!answers) throw new Error('the connection was lost')
          return done
        },
      }),
    )
    const wish = () =>
      log.record(view => (view.pausedBy === undefined ? [{ kind: 'run paused', by: 'bo' }] : []))
    await expect(wish()).rejects.toThrow('lost')
    answers = true
    expect((await wish()).pausedBy).toBe('bo')
    expect(await ledger.events('r')).toHaveLength(2)
  })
})

describe('a ledger that was made anew while its log is open', () => {
  const at = '2026-01-05T13:00:00.000Z'
  /** Holds the events that the test says. */
  async function remade(events: (old: readonly RunEvent[]) => readonly RunEvent[]) {
    const [old, fresh] = [await begun(), memoryLedger()]
    let now: Ledger = old
    const log = await openLog({
      ...old,
      append: (...given) => now.append(...given),
      events: (...given) => now.events(...given),
    })
    await log.record(() => [
      { kind: 'unit started', unit: ids[0] ?? '', attempt: 1 },
      { kind: 'unit committed', unit: ids[0] ?? '', written: 3, failures: {}, seconds: 1 },
      { kind: 'unit started', unit: ids[1] ?? '', attempt: 1 },
    ])
    const [first, ...rest] = events(await old.events('r'))
    if (first) {
      await beginRun(fresh, plan)
      await fresh.append('r', rest, 1)
    }
    now = fresh
    return { log, ledger: fresh }
  }
  const rebuilt = (old: readonly RunEvent[]): readonly RunEvent[] => [
    ...old.slice(0, 1),
    { kind: 'unit committed', at, unit: ids[0] ?? '', written: 3, failures: {}, seconds: 1 },
    { kind: 'run rebuilt', at },
  ]

  test('counts as it is now, and those who listen are told', async () => {
    const { log, ledger } = await remade(rebuilt)
    const told: string[] = []
    log.listen((_, event) => told.push(sayEvent(event)))
    expect((await log.refresh()).units.map(({ state }) => state).slice(0, 2)).toEqual([
      'committed',
      'waiting',
    ])
    expect(log.view()).toEqual(viewRun('r', await ledger.events('r')))
    expect(told).toEqual(['run rebuilt'])
  })

  test('is what the next wish is decided from', async () => {
    const { log, ledger } = await remade(rebuilt)
    await log.record(view => {
      const next = view.units.find(({ state }) => state === 'waiting')
      return next ? [{ kind: 'unit started', unit: next.unit.id, attempt: next.attempts + 1 }] : []
    })
    expect((await ledger.events('r')).map(sayEvent).at(-1)).toBe(`unit started ${ids[1]}`)
    expect(log.view()).toEqual(viewRun('r', await ledger.events('r')))
  })

  test('and is empty as yet is a reason to try again later', async () => {
    const { log } = await remade(() => [])
    await expect(log.refresh()).rejects.toThrow('the ledger has lost run r and is not rebuilt yet')
    expect(log.view().units[0]?.state).toBe('committed')
  })
})
