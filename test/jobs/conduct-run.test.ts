import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewRun } from '../../src/assistant/run/run-view.ts'
import { breached, broken, committed, conductor, states } from './conduct.ts'
import { memoryLedger } from './memory-ledger.ts'
import { dayAt, planOf, plans } from './random-plan.ts'

const days = [0, 1, 2, 3].map(dayAt)
const [psza, pdc, mlfs] = ['psza', 'pdc', 'mlfs'].map(target => `${target} 2021-11-02..2021-11-05`) as [
  string,
  string,
  string,
]
/** Resolves when a signal aborts. */
const until = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
const plan = planOf({ psza: days, pdc: days, mlfs: days }, 10)

describe('a run', () => {
  test('does every unit once, after what it waits for, and tells the ledger before anyone else', async () => {
    const ledger = memoryLedger()
    const told: number[] = []
    const { conduct, performed, kinds } = await conductor(
      plan,
      {},
      {
        ledger: {
          ...ledger,
          append: async (...given) => {
            await new Promise(resolve => setTimeout(resolve, 1))
            return ledger.append(...given)
          },
        },
        show: () => void ledger.events('r').then(events => told.push(events.length)),
      },
    )
    const view = await conduct()
    expect(view.outcome).toBe('done')
    expect(performed).toEqual([psza, pdc, mlfs])
    expect(await kinds()).toEqual([
      'run started',
      ...[psza, pdc, mlfs].flatMap(id => [`unit started ${id}`, `unit committed ${id}`]),
      'finished done',
    ])
    expect(told).toEqual([2, 3, 4, 5, 6, 7, 8])
  })

  test('ends as the fold of its ledger says, for any plan', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async any => {
        const { conduct, ledger, performed } = await conductor(any)
        const view = await conduct()
        expect(viewRun('r', await ledger.events('r'))).toEqual(view)
        expect(view.units.every(({ state }) => state === 'committed')).toBe(true)
        expect([...performed].sort()).toEqual(any.units.map(({ id }) => id).sort())
      }),
      { numRuns: 25 },
    )
  })

  test('makes no more units at a time than the courier carries', async () => {
    let [now, most] = [0, 0]
    const { conduct } = await conductor(
      planOf(Object.fromEntries(['pgs', 'togs', 'tdgs', 'upgc', 'utgc'].map(id => [id, days])), 1),
      {},
      {
        perform: async () => {
          now += 1
          most = Math.max(most, now)
          await new Promise(resolve => setTimeout(resolve, 2))
          now -= 1
          return committed
        },
      },
    )
    await conduct()
    expect(most).toBe(2)
  })

  test('with a failure that nobody expects ends with warnings', async () => {
    const outcome = { state: 'committed', written: 1, failures: { MISSING_DEPENDENCY: 1 } } as const
    const { conduct } = await conductor(plan, { [pdc]: [{ end: 'outcome', outcome }] })
    expect((await conduct()).outcome).toBe('done with warnings')
  })
})

describe('a failure that may pass by itself', () => {
  test('is tried three times, each after a longer wait', async () => {
    const retry = broken('retry', 'conflict')
    const { conduct, performed } = await conductor(planOf({ psza: days }, 10), {
      [psza]: [retry, retry, committed],
    })
    const start = performance.now()
    const view = await conduct()
    expect(view.outcome).toBe('done')
    expect(performed).toEqual([psza, psza, psza])
    expect(performance.now() - start).toBeGreaterThan(590)
  })

  test('fails the unit the third time, with its message', async () => {
    const retry = broken('retry', 'write-write conflict')
    const { conduct, noted } = await conductor(planOf({ psza: days }, 10), { [psza]: [retry, retry, retry] })
    const view = await conduct()
    expect(view.outcome).toBe('failed')
    expect(view.units[0]?.error).toEqual({ kind: 'broken', message: 'write-write conflict' })
    expect(noted).toEqual([`failure r ${psza} 1`])
  })
})

describe('a failure that stays', () => {
  test('fails its unit, is noted in the run history, and blocks who reads it', async () => {
    const { conduct, noted } = await conductor(plan, { [psza]: [broken('error', 'division by zero')] })
    const view = await conduct()
    expect(states(view)).toEqual([`${psza}: failed`, `${pdc}: blocked`, `${mlfs}: blocked`])
    expect(view.units.map(({ blockedBy }) => blockedBy)).toEqual([undefined, psza, psza])
    expect(noted).toEqual([`failure r ${psza} 1`])
  })

  test('is no reason to stop what does not read it', async () => {
    const both = planOf({ pgs: days, togs: days }, 10)
    const { conduct } = await conductor(both, { [`pgs ${days[0]}..${days[3]}`]: [broken('error', 'x')] })
    expect(states(await conduct())).toEqual([
      'pgs 2021-11-02..2021-11-05: failed',
      'togs 2021-11-02..2021-11-05: committed',
    ])
  })

  test('of the warehouse itself stops the whole run', async () => {
    const single = planOf({ pgs: days, togs: days, tdgs: days }, 1)
    const first = single.units[0]?.id ?? ''
    const { conduct, performed } = await conductor(single, {
      [first]: [broken('stop the run', 'the disk is full')],
    })
    const view = await conduct()
    expect(view.outcome).toBe('failed')
    expect(view.cancelRequestedBy).toBe('the disk is full')
    expect(performed.length).toBeLessThanOrEqual(2)
    expect(new Set(view.units.map(({ state }) => state))).toEqual(
      new Set(['failed', 'committed', 'cancelled']),
    )
  })

  test('because other attempts took the unit over again and again is called that', async () => {
    const { conduct } = await conductor(planOf({ psza: days }, 10), {
      [psza]: Array.from({ length: 5 }, () => ({ end: 'outcome', outcome: { state: 'superseded' } })),
    })
    expect((await conduct()).units[0]?.error).toMatchObject({
      message: 'it was begun 5 times, and nobody brought it to an end',
    })
  })
})

describe('a broken contract', () => {
  test('on some days fails these alone; the others are made, and so is what reads only them', async () => {
    const { conduct } = await conductor(plan, { [psza]: [breached(days[2] as string)] })
    const view = await conduct()
    expect(view.outcome).toBe('failed')
    expect(states(view)).toEqual([
      `${psza}: split`,
      `${psza} (3 days): committed`,
      'psza 2021-11-04 (1 day): failed',
      `${pdc}: split`,
      `${pdc} (3 days): committed`,
      'pdc 2021-11-04 (1 day): blocked',
      `${mlfs}: split`,
      `${mlfs} (3 days): committed`,
      'mlfs 2021-11-04 (1 day): blocked',
    ])
  })

  test('on other days of what was left splits again', async () => {
    const { conduct } = await conductor(planOf({ psza: days }, 10), {
      [psza]: [breached(days[1] as string)],
      [`${psza} (3 days)`]: [breached(days[2] as string)],
    })
    expect(states(await conduct())).toEqual([
      `${psza}: split`,
      `${psza} (3 days): split`,
      `${psza} (2 days): committed`,
      'psza 2021-11-04 (1 day): failed',
      'psza 2021-11-03 (1 day): failed',
    ])
  })

  test.each([
    ['all days', days],
    ['no day in particular', []],
  ])('on %s fails the whole unit', async (_, bad) => {
    const { conduct } = await conductor(planOf({ psza: days }, 10), { [psza]: [breached(...bad)] })
    expect(states(await conduct())).toEqual([`${psza}: failed`])
  })
})

describe('somebody who asks to stop', () => {
  test('gets what runs ended and what waits cancelled', async () => {
    const stop = new AbortController()
    const { conduct, kinds } = await conductor(
      plan,
      {},
      {
        stop: stop.signal,
        perform: async () => {
          stop.abort()
          return committed
        },
      },
    )
    const view = await conduct()
    expect(view.outcome).toBe('cancelled')
    expect(states(view)).toEqual([`${psza}: committed`, `${pdc}: cancelled`, `${mlfs}: cancelled`])
    expect((await kinds()).at(-1)).toBe('finished cancelled')
  })

  test('before the first unit gets nothing done', async () => {
    const { conduct, performed } = await conductor(plan, {}, { stop: AbortSignal.abort() })
    expect((await conduct()).outcome).toBe('cancelled')
    expect(performed).toEqual([])
  })

  test('and insists interrupts the unit and ends the run; it can be taken up again with what is left', async () => {
    const insist = new AbortController()
    const { conduct, newDesk, ledger, kinds } = await conductor(
      plan,
      {},
      {
        perform: async (unit, _run, _attempt, _workplace, signal) => {
          if (unit.id === psza) return committed
          insist.abort()
          await until(signal)
          throw signal.reason
        },
      },
    )
    const view = await conduct({ interrupt: insist.signal })
    expect(view.outcome).toBe('cancelled')
    expect(states(view)).toEqual([`${psza}: committed`, `${pdc}: cancelled`, `${mlfs}: cancelled`])
    expect((await kinds()).at(-1)).toBe('finished cancelled')

    const { length } = await ledger.events('r')
    await ledger.append('r', [{ kind: 'run resumed', at: view.lastAt, by: 'ana', pid: 2 }], length)
    const performed: string[] = []
    const other = newDesk(async unit => {
      performed.push(unit.id)
      return committed
    })
    const end = await conduct({}, other)
    expect(end.outcome).toBe('done')
    expect(performed).toEqual([pdc, mlfs])
    expect(end.units.map(({ attempts }) => attempts)).toEqual([1, 2, 1])
  })

  test('and insists while the unit begins interrupts it, too', async () => {
    const ledger = memoryLedger()
    const insist = new AbortController()
    const { conduct } = await conductor(
      planOf({ psza: days }, 10),
      {},
      {
        ledger: {
          ...ledger,
          append: async (id, events, after) => {
            if (events.some(({ kind }) => kind === 'unit started')) insist.abort()
            return ledger.append(id, events, after)
          },
        },
        interrupt: insist.signal,
        perform: async (_unit, _run, _attempt, _workplace, signal) => {
          await until(signal)
          throw signal.reason
        },
      },
    )
    expect(states(await conduct())).toEqual([`${psza}: cancelled`])
  })

  test('is served by the unit that was committed in the same moment', async () => {
    const insist = new AbortController()
    const { conduct } = await conductor(
      planOf({ psza: days }, 10),
      {},
      {
        interrupt: insist.signal,
        perform: async (_unit, _run, _attempt, _workplace, signal) => {
          insist.abort()
          await until(signal)
          return committed
        },
      },
    )
    expect(states(await conduct())).toEqual([`${psza}: committed`])
  })

  test('by leaving has the run broken off; the next process goes on with what is left', async () => {
    const { conduct, desk, newDesk, ledger } = await conductor(
      plan,
      {},
      {
        perform: async (unit, _run, _attempt, _workplace, signal) => {
          if (unit.id === psza) return committed
          void desk.leave({ now: true })
          await until(signal)
          throw signal.reason
        },
      },
    )
    await expect(conduct()).rejects.toThrow('interrupted')
    const left = viewRun('r', await ledger.events('r'))
    expect(states(left)).toEqual([`${psza}: committed`, `${pdc}: running`, `${mlfs}: waiting`])

    const { length } = await ledger.events('r')
    await ledger.append('r', [{ kind: 'run resumed', at: left.lastAt, by: 'ana', pid: 2 }], length)
    const end = await conduct(
      {},
      newDesk(async () => committed),
    )
    expect(end.outcome).toBe('done')
    expect(end.units.map(({ attempts }) => attempts)).toEqual([1, 2, 1])
  })
})

describe('somebody who holds a run', () => {
  const single = planOf({ pgs: days, togs: days }, 1)

  test('gets nothing begun until he goes on, and then all of it done once', async () => {
    const { conduct, desk, performed } = await conductor(single)
    const ended = conduct({
      begun: () => void desk.find('r').then(run => run?.pause('bo')),
    })
    await expect.poll(() => desk.views()[0]?.pausedBy).toBe('bo')
    await expect.poll(() => desk.views()[0]?.units.some(({ state }) => state === 'running')).toBe(false)
    const before = performed.length
    expect(before).toBeLessThan(single.units.length)
    await (await desk.find('r'))?.continue('bo')
    expect((await ended).outcome).toBe('done')
    expect([...performed].sort()).toEqual(single.units.map(({ id }) => id).sort())
  })

  test('may hold and go on at any time: each unit is done once, and the run ends', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.array(fc.nat(12), { maxLength: 12 }), async (any, waits) => {
        const { conduct, desk, performed } = await conductor(any)
        const ended = conduct()
        const run = await desk.find('r')
        for (const [n, wait] of waits.entries()) {
          for (let i = 0; i < wait; i += 1) await Promise.resolve()
          await (n % 2 === 0 ? run?.pause('bo') : run?.continue('bo'))
        }
        await run?.continue('bo')
        expect((await ended).outcome).toBe('done')
        expect([...performed].sort()).toEqual(any.units.map(({ id }) => id).sort())
      }),
      { numRuns: 50 },
    )
  })

  test('and asks to stop then gets the run ended', async () => {
    const { conduct, desk } = await conductor(single)
    const ended = conduct({ begun: () => void desk.find('r').then(run => run?.pause('bo')) })
    await expect.poll(() => desk.views()[0]?.pausedBy).toBe('bo')
    await (await desk.find('r'))?.cancel('bo')
    expect((await ended).outcome).toBe('cancelled')
  })
})

describe('what is broken above the units', () => {
  test('a bug in the work ends the run with the bug itself, and nothing else begins', async () => {
    const seen: string[] = []
    const { conduct } = await conductor(
      plan,
      {},
      {
        perform: async unit => {
          seen.push(unit.id)
          throw new TypeError('undefined is not a game')
        },
      },
    )
    await expect(conduct()).rejects.toThrow('undefined is not a game')
    expect(seen).toEqual([psza])
  })

  test('a bug lets what is under way end, and nothing that waits is begun, whatever waits', async () => {
    const many = planOf({ pgs: days, togs: days, tdgs: days }, 1)
    const seen: string[] = []
    const { conduct, kinds, warned } = await conductor(
      many,
      {},
      {
        perform: async unit => {
          seen.push(unit.id)
          if (seen.length === 1) throw new TypeError('undefined is not a game')
          await new Promise(resolve => setTimeout(resolve, 5))
          return committed
        },
      },
    )
    await expect(conduct()).rejects.toThrow('undefined is not a game')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(seen).toHaveLength(2)
    expect((await kinds()).filter(kind => kind.startsWith('unit'))).toEqual([
      `unit started ${seen[0]}`,
      `unit started ${seen[1]}`,
      `unit committed ${seen[1]}`,
    ])
    expect(warned).toEqual([`${seen[0]} of run r broke off`])
  })

  test.each(['unit started', 'unit committed', 'run finished'])(
    'a ledger that cannot take `%s` ends it',
    async kind => {
      const ledger = memoryLedger()
      const { conduct } = await conductor(
        plan,
        {},
        {
          ledger: {
            ...ledger,
            append: async (id, events, after) => {
              if (events.some(event => event.kind === kind)) throw new Error('the disk is full')
              return ledger.append(id, events, after)
            },
          },
        },
      )
      await expect(conduct()).rejects.toThrow('the disk is full')
    },
  )

  test('a ledger that cannot take the wish to stop is not silent either', async () => {
    const ledger = memoryLedger()
    const { conduct } = await conductor(
      plan,
      {},
      {
        stop: AbortSignal.abort(),
        ledger: {
          ...ledger,
          append: async (id, events, after) => {
            if (events.some(({ kind }) => kind === 'cancel requested')) throw new Error('the disk is full')
            return ledger.append(id, events, after)
          },
        },
      },
    )
    await expect(conduct()).rejects.toThrow('the disk is full')
  })
})
