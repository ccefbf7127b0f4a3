import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mendRuns } from '../../jobs/mend-runs.ts'
import type { Perform } from '../../jobs/perform-unit.ts'
import { type RunDesk, runDesk } from '../../jobs/run-desk.ts'
import type { Ledger } from '../../src/assistant/ledger/ledger.ts'
import type { Conduct } from '../../src/assistant/run/active-runs.ts'
import { openRunLog } from '../../src/assistant/run/run-log.ts'
import { viewRun } from '../../src/assistant/run/run-view.ts'
import type { FileStore } from '../../src/files/file-store.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import { beginRun, breached, committed, sayEvent, tickingClock, workplaceWith } from './conduct.ts'
import { memoryLedger } from './memory-ledger.ts'
import { badDays, dayAt, planOf, plans } from './random-plan.ts'
import { type SharedQueue, sharedQueue } from './shared-courier.ts'
import { chooseFrom } from './simulate-run.ts'

const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 })
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

/** Several processes at one ledger and one queue. */
async function team(plan: Plan, given: readonly number[], size: number, perform?: Perform) {
  const choose = chooseFrom(given)
  const ledger = memoryLedger()
  await beginRun(ledger, plan)
  const slow: Ledger = {
    ...ledger,
    append: async (...args) => {
      for (let n = choose(3); n > 0; n -= 1) await turn()
      return ledger.append(...args)
    },
  }
  const queue = sharedQueue(choose)
  const performed: string[] = []
  const warned: unknown[] = []
  const scripted: Perform = async (...args) => {
    performed.push(args[0].id)
    for (let n = choose(3); n > 0; n -= 1) await turn()
    return perform ? perform(...args) : committed
  }
  const deskOf = (): RunDesk => {
    const courier = queue.courier()
    const now = tickingClock()
    return runDesk({
      ledger: async () => slow,
      courier: async () => courier,
      workplace: async () => workplaceWith(now),
      perform: scripted,
      now,
      concurrency: 1 + choose(3),
      outliveProcess: true,
      ownsWarehouse: false,
      warn: (_, error) => warned.push(error),
    })
  }
  const desks = Array.from({ length: size }, deskOf)
  const conduct = (desk: RunDesk, changes: Partial<Conduct> = {}) =>
    desk.conduct('r', {
      store: {} as FileStore,
      show: () => undefined,
      stop: new AbortController().signal,
      interrupt: new AbortController().signal,
      begun: () => undefined,
      ...changes,
    })
  return {
    ledger,
    queue,
    desks,
    performed,
    warned,
    conduct,
    deskOf,
    events: () => ledger.events('r'),
    leave: async () => {
      for (const desk of desks) await desk.leave({ now: false })
    },
  }
}

const daysDone = (plan: Plan) =>
  plan.units.flatMap(({ target, dates }) => dates.map(date => `${target} ${date}`)).sort()

describe('several processes at one ledger', () => {
  test('do every unit exactly once and end the run once, whoever is served when', async () => {
    await fc.assert(
      fc.asyncProperty(
        plans,
        badDays,
        numbers,
        fc.integer({ min: 1, max: 3 }),
        async (plan, bad, given, size) => {
          const perform: Perform = async ({ target, dates }) => {
            const broke = dates.filter(date => bad.has(`${target} ${date}`))
            return broke.length > 0 ? breached(...broke) : committed
          }
          const { desks, conduct, performed, events, leave, warned, queue } = await team(
            plan,
            given,
            size,
            perform,
          )
          for (const desk of desks) await desk.perform()
          const views = await Promise.all(desks.map(desk => conduct(desk)))
          await queue.courier().idle()
          await leave()
          const known = await events()
          const fold = viewRun('r', known)
          expect(warned).toEqual([])
          expect(new Set(performed).size).toBe(performed.length)
          expect(known.filter(({ kind }) => kind === 'run finished')).toHaveLength(1)
          expect(known.at(-1)?.kind).toBe('run finished')
          const said = known.filter(({ kind }) => kind !== 'run finished').map(sayEvent)
          expect(new Set(said).size).toBe(said.length)
          for (const view of views) expect(view).toEqual(fold)
          expect(
            fold.units
              .filter(({ state }) => state !== 'split')
              .flatMap(({ unit }) => unit.dates.map(date => `${unit.target} ${date}`))
              .sort(),
          ).toEqual(daysDone(plan))
          expect(
            fold.units.every(({ state }) => ['committed', 'split', 'failed', 'blocked'].includes(state)),
          ).toBe(true)
          expect(queue.carried().length).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('end a run once when any of them is asked to stop, to hold and to go on, at any time', async () => {
    const wishes = fc.array(
      fc.tuple(fc.constantFrom('pause', 'continue', 'cancel', 'cancel now'), fc.nat(2), fc.nat(20)),
      { maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(plans, numbers, wishes, async (plan, given, asked) => {
        const { desks, conduct, performed, events, leave, deskOf } = await team(
          plan,
          given,
          2,
          async (_unit, _run, _attempt, _workplace, signal) => {
            await turn()
            signal.throwIfAborted()
            return committed
          },
        )
        const watcher = deskOf()
        for (const desk of desks) await desk.perform()
        const ended = Promise.all(desks.map(desk => conduct(desk)))
        for (const [wish, who, wait] of asked) {
          for (let n = wait; n > 0; n -= 1) await turn()
          const run = await [...desks, watcher][who]?.find('r')
          if (wish === 'pause') await run?.pause('bo')
          else if (wish === 'continue') await run?.continue('bo')
          else await run?.cancel('bo', { now: wish === 'cancel now' })
        }
        await (await watcher.find('r'))?.continue('bo')
        const [view] = await ended
        await leave()
        await watcher.leave({ now: false })
        expect(new Set(performed).size).toBe(performed.length)
        const known = await events()
        expect(known.filter(({ kind }) => kind === 'run finished')).toHaveLength(1)
        expect(view).toEqual(viewRun('r', known))
        const isCancelled = asked.some(([wish]) => wish.startsWith('cancel'))
        if (!isCancelled) expect(view?.outcome).toBe('done')
        expect(view?.units.every(({ state }) => state === 'committed' || state === 'cancelled')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('tell one story of a unit that two of them got', async () => {
    await fc.assert(
      fc.asyncProperty(
        plans,
        numbers,
        fc.array(fc.nat(10), { maxLength: 10 }),
        async (plan, given, waits) => {
          const { desks, conduct, events, leave, queue } = await team(plan, given, 2)
          for (const desk of desks) await desk.perform()
          const ended = Promise.all(desks.map(desk => conduct(desk)))
          for (const wait of waits) {
            for (let n = wait; n > 0; n -= 1) await turn()
            queue.deliverAgain()
          }
          const [view, other] = await ended
          await queue.courier().idle()
          await leave()
          const known = await events()
          const commits = known.filter(({ kind }) => kind === 'unit committed').map(sayEvent)
          expect(commits.sort()).toEqual(plan.units.map(({ id }) => `unit committed ${id}`).sort())
          expect(known.filter(({ kind }) => kind === 'run finished')).toHaveLength(1)
          expect(known.at(-1)?.kind).toBe('run finished')
          expect(view?.outcome).toBe('done')
          expect(other).toEqual(view)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('find, list and show a run that any of them began, until it has ended', async () => {
    const plan = planOf({ pgs: [0].map(dayAt) }, 1)
    const { desks, conduct, ledger } = await team(plan, [1], 2)
    const [worker, asker] = desks as [RunDesk, RunDesk]
    await beginRun(ledger, plan, 'q')
    expect((await asker.list()).map(run => run.view().runId).sort()).toEqual(['q', 'r'])
    expect(asker.goesOn('nothing here')).toBe(true)
    const ended = conduct(asker)
    await worker.perform()
    expect((await ended).outcome).toBe('done')
    expect(await asker.find('r')).toBeUndefined()
    await expect.poll(async () => (await worker.list()).length).toBe(0)
    expect(worker.views()).toEqual([])
    await worker.leave({ now: false })
    await asker.leave({ now: false })
  })
})

describe('whoever looks after runs', () => {
  const plan = planOf({ psza: [0, 1, 2].map(dayAt), pdc: [0, 1, 2].map(dayAt) }, 1)
  const mending = (ledger: Ledger, queue: SharedQueue) =>
    mendRuns({
      ledger: async () => ledger,
      courier: queue.courier(),
      logOf: runId => openRunLog(runId, ledger, tickingClock()),
      warn: (_, error) => {
        throw error
      },
      everyMs: 5,
    })

  test('hands over again what a queue forgot, and nothing is done twice', async () => {
    await fc.assert(
      fc.asyncProperty(plans, numbers, fc.array(fc.nat(8), { maxLength: 6 }), async (any, given, waits) => {
        const { desks, conduct, performed, leave, queue, ledger } = await team(any, given, 2)
        for (const desk of desks) await desk.perform()
        const ended = Promise.all(desks.map(desk => conduct(desk)))
        for (const wait of waits) {
          for (let n = wait; n > 0; n -= 1) await turn()
          queue.empty()
        }
        const mender = mending(ledger, queue)
        const [view] = await ended
        mender.stop()
        await leave()
        expect(view?.outcome).toBe('done')
        expect([...performed].sort()).toEqual(any.units.map(({ id }) => id).sort())
      }),
      { numRuns: 25 },
    )
  })

  test('gives the unit of a performer who died to another one', async () => {
    let dies = true
    const { desks, conduct, leave, queue, ledger, performed } = await team(plan, [3, 1, 4], 2, async () => {
      if (!dies) return committed
      dies = false
      throw new Error('killed')
    })
    for (const desk of desks) await desk.perform()
    const ended = conduct(desks[0] as RunDesk)
    const mender = mending(ledger, queue)
    const view = await ended
    mender.stop()
    await leave()
    expect(view.outcome).toBe('done')
    expect(performed).toHaveLength(plan.units.length + 1)
    expect(view.units.map(({ attempts }) => attempts).sort()).toEqual([1, 1, 1, 1, 1, 2])
  })

  test('changes nothing of a run that others move on, or that has ended', async () => {
    const { desks, conduct, leave, queue, ledger, performed, events } = await team(plan, [1, 2], 2)
    const mender = mending(ledger, queue)
    for (const desk of desks) await desk.perform()
    await conduct(desks[0] as RunDesk)
    const before = (await events()).length
    for (let n = 0; n < 20; n += 1) await turn()
    await new Promise(resolve => setTimeout(resolve, 20))
    mender.stop()
    await leave()
    expect([...performed].sort()).toEqual(plan.units.map(({ id }) => id).sort())
    expect(await events()).toHaveLength(before)
  })

  test('ends a run whose last performer died before he could say that it is over', async () => {
    const { queue, ledger, events } = await team(plan, [1], 0)
    const log = await openRunLog('r', ledger, tickingClock())
    await log?.record(view =>
      view.units.map(({ unit }) => ({
        kind: 'unit committed',
        unit: unit.id,
        written: 1,
        failures: {},
        seconds: 1,
      })),
    )
    const mender = mending(ledger, queue)
    await expect.poll(async () => (await events()).at(-1)?.kind).toBe('run finished')
    mender.stop()
  })
})
