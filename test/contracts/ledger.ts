import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ledger, LedgerRun } from '../../src/assistant/ledger/ledger.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { dayAt, planOf } from '../jobs/random-plan.ts'

export type MakeLedger = () => Promise<{ readonly ledger: Ledger; close(): Promise<void> }>

const plan = planOf({ psza: [0, 1].map(dayAt), pdc: [0, 1].map(dayAt) }, 1)
const instant = (ms: number) => new Date(Date.UTC(2026, 0, 5, 12) + ms).toISOString()
const wishes = (count: number): readonly RunEvent[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'cancel requested', at: instant(n), by: `${n}` }))

/** What every ledger must do. `make` gives an empty one. */
export function ledgerContract(name: string, make: MakeLedger): void {
  describe(`${name} keeps the ledger contract`, () => {
    let under: Awaited<ReturnType<MakeLedger>>
    let made = 0
    beforeAll(async () => {
      under = await make()
    })
    afterAll(() => under.close())
    const newRun = async (more: Partial<LedgerRun> = {}, mark?: string) => {
      made += 1
      const runId = `run-${made}`
      const createdAt = instant(made * 1000)
      const run: LedgerRun = {
        runId,
        requestKey: 'k',
        command: 'backfill',
        plan,
        by: 'ana',
        createdAt,
        ...more,
      }
      const started: RunEvent = { kind: 'run started', at: createdAt, plan, by: 'ana', pid: 1 }
      expect(await under.ledger.createRun(run, started, mark)).toBe(true)
      return { run, started }
    }
    const newest = async (): Promise<LedgerRun> => {
      const [run] = await under.ledger.runs(1)
      if (!run) throw new Error('there is no run yet')
      return run
    }
    /** As somebody who has read everything. */
    const append = async (runId: string, ...events: readonly RunEvent[]) => {
      const { length } = await under.ledger.events(runId)
      expect(await under.ledger.append(runId, events, length)).toBe(true)
    }
    const finished: RunEvent = { kind: 'run finished', at: instant(9), outcome: 'done' }
    const resumed: RunEvent = { kind: 'run resumed', at: instant(9), by: 'bo', pid: 2 }

    it('knows nothing of a run that was never begun', async () => {
      expect(await under.ledger.run('nowhere')).toBeUndefined()
      expect(await under.ledger.events('nowhere')).toEqual([])
    })

    it('gives a run back as it was, with its plan to the last date', async () => {
      const { run } = await newRun({ by: "O'Neal é 🏀", command: 'sql "x"\n\\' })
      expect(await under.ledger.run(run.runId)).toEqual(run)
    })

    it('has the first event of a run as soon as it has the run', async () => {
      const { run, started } = await newRun()
      expect(await under.ledger.events(run.runId)).toEqual([started])
    })

    it('gives events back in the order in which they came, each as it was', async () => {
      const { run, started } = await newRun()
      const unit = plan.units[0]?.id ?? ''
      const breach = {
        rule: "points 'must' be ≥ 0",
        rows: 2,
        examples: ['a\nb', '"quoted"'],
        dates: [dayAt(0)],
      }
      const events: readonly RunEvent[] = [
        { kind: 'unit started', at: instant(5), unit, attempt: 1 },
        {
          kind: 'unit failed',
          at: instant(4),
          unit,
          attempt: 1,
          seconds: 0.1,
          error: { kind: 'contract', breach },
        },
        { kind: 'run resumed', at: instant(4), by: 'bo', pid: 2 },
        { kind: 'unit committed', at: instant(6), unit, written: 3, failures: { X: 1 }, seconds: 1 / 3 },
        { kind: 'run finished', at: instant(7), outcome: 'done' },
      ]
      await append(run.runId, ...events)
      expect(await under.ledger.events(run.runId)).toEqual([started, ...events])
    })

    it('takes several events in one go, and gives back those after any place', async () => {
      const { run, started } = await newRun()
      const events = wishes(5)
      expect(await under.ledger.append(run.runId, events.slice(0, 3), 1)).toBe(true)
      expect(await under.ledger.append(run.runId, events.slice(3), 4)).toBe(true)
      const all = [started, ...events]
      for (let after = 0; after <= all.length + 1; after += 1)
        expect(await under.ledger.events(run.runId, after)).toEqual(all.slice(after))
    })

    it.each([
      ['too low', 2],
      ['too low by more than it has to say', 0],
      ['too high', 4],
    ])('writes nothing for whoever has read another number of events: %s', async (_, after) => {
      const { run, started } = await newRun()
      const known = wishes(2)
      await under.ledger.append(run.runId, known, 1)
      expect(await under.ledger.append(run.runId, wishes(2), after)).toBe(false)
      expect(await under.ledger.events(run.runId)).toEqual([started, ...known])
      expect(await under.ledger.append(run.runId, wishes(1), 3)).toBe(true)
    })

    it('writes nothing into a run that was never begun', async () => {
      expect(await under.ledger.append('nobody', wishes(1), 1)).toBe(false)
      expect(await under.ledger.events('nobody')).toEqual([])
    })

    it('lets exactly one of many write who have read the same', async () => {
      const { run, started } = await newRun()
      for (let round = 0; round < 3; round += 1) {
        const before = await under.ledger.events(run.runId)
        const tries = Array.from({ length: 8 }, (_, n): RunEvent[] => [
          { kind: 'cancel requested', at: instant(n), by: `${round} ${n}` },
          { kind: 'run paused', at: instant(n), by: `${round} ${n}` },
        ])
        const took = await Promise.all(
          tries.map(events => under.ledger.append(run.runId, events, before.length)),
        )
        const winner = took.indexOf(true)
        expect(took.filter(Boolean)).toHaveLength(1)
        expect(await under.ledger.events(run.runId)).toEqual([...before, ...(tries[winner] ?? [])])
      }
      expect((await under.ledger.events(run.runId))[0]).toEqual(started)
    })

    it('keeps the events of runs apart', async () => {
      const [a, b] = [await newRun(), await newRun()]
      await append(b.run.runId, { kind: 'cancel requested', at: instant(1), by: 'bo' })
      expect(await under.ledger.events(a.run.runId)).toHaveLength(1)
      expect(await under.ledger.events(b.run.runId)).toHaveLength(2)
    })

    it('loses no event of two runs that write at the same moment', async () => {
      const pair = [await newRun(), await newRun()]
      const events = wishes(20)
      await Promise.all(
        pair.map(async ({ run }) => {
          for (const event of events) await append(run.runId, event)
        }),
      )
      for (const { run, started } of pair)
        expect(await under.ledger.events(run.runId)).toEqual([started, ...events])
    })

    it('lists the newest runs first, no more than asked for', async () => {
      const [older, newer] = [await newRun(), await newRun()]
      const ids = (await under.ledger.runs(2)).map(({ runId }) => runId)
      expect(ids).toEqual([newer.run.runId, older.run.runId])
      expect(await under.ledger.runs(1000)).toHaveLength(made)
    })

    it('has the runs whose end is not said, oldest first, through any number of ends and takes', async () => {
      const underWay = async (...runs: readonly { readonly run: LedgerRun }[]) => {
        const own = new Set(runs.map(({ run }) => run.runId))
        return (await under.ledger.standing()).runIds.filter(id => own.has(id))
      }
      const [a, b] = [await newRun(), await newRun()]
      const [first, second] = [a.run.runId, b.run.runId]
      expect(await underWay(a, b)).toEqual([first, second])
      await append(first, finished)
      expect(await underWay(a, b)).toEqual([second])
      await append(first, resumed)
      expect(await underWay(a, b)).toEqual([first, second])
      await append(first, { kind: 'run paused', at: instant(9), by: 'bo' }, finished)
      await append(second, finished)
      expect(await underWay(a, b)).toEqual([])
      await append(second, resumed, finished, resumed)
      expect(await underWay(a, b)).toEqual([second])
    })

    it('changes its mark with every begin, end and take of a run, and with nothing else', async () => {
      const marks: string[] = []
      const mark = async () => void marks.push((await under.ledger.standing()).mark)
      await mark()
      const { run } = await newRun()
      await mark()
      await append(run.runId, finished)
      await mark()
      await append(run.runId, resumed)
      await mark()
      await append(run.runId, finished)
      await mark()
      expect(new Set(marks).size).toBe(5)
      const before = (await under.ledger.standing()).mark
      await under.ledger.append(run.runId, [resumed], 1)
      await newRun().then(({ run }) => append(run.runId, ...wishes(2)))
      const after = (await under.ledger.standing()).mark
      expect(after).not.toBe(before)
      await append(run.runId, ...wishes(3))
      expect((await under.ledger.standing()).mark).toBe(after)
    })

    it.each([
      ['was begun', async () => void (await newRun())],
      ['ended', async () => append((await newest()).runId, finished)],
      ['was taken up again', async () => append((await newest()).runId, finished, resumed)],
    ])('begins no run for whoever looked before another one %s', async (_, change) => {
      await newRun()
      const { mark } = await under.ledger.standing()
      await change()
      const run = { ...(await newest()), runId: `late-${made}` }
      const started: RunEvent = { kind: 'run started', at: run.createdAt, plan, by: 'ana', pid: 1 }
      expect(await under.ledger.createRun(run, started, mark)).toBe(false)
      expect(await under.ledger.run(run.runId)).toBeUndefined()
      expect(await under.ledger.events(run.runId)).toEqual([])
      await newRun({}, (await under.ledger.standing()).mark)
    })

    it('begins one run of many who looked at the same moment', async () => {
      const { mark } = await under.ledger.standing()
      const base = (await newest()).createdAt
      const took = await Promise.all(
        Array.from({ length: 6 }, (_, n) =>
          under.ledger.createRun(
            { runId: `rival-${n}`, requestKey: 'k', command: 'backfill', plan, by: 'ana', createdAt: base },
            { kind: 'run started', at: base, plan, by: 'ana', pid: 1 },
            mark,
          ),
        ),
      )
      made += 1
      expect(took.filter(Boolean)).toHaveLength(1)
      for (const [n, isBegun] of took.entries())
        expect(await under.ledger.events(`rival-${n}`)).toHaveLength(isBegun ? 1 : 0)
    })

    it('tells those who listen which run has new events, once they can be read', async () => {
      const heard: { readonly runId: string; readonly known: Promise<readonly RunEvent[]> }[] = []
      const deaf: string[] = []
      under.ledger.onAppend(runId => deaf.push(runId))()
      const stop = under.ledger.onAppend(runId => heard.push({ runId, known: under.ledger.events(runId) }))
      const { run } = await newRun()
      const own = () => heard.filter(({ runId }) => runId === run.runId)
      // The first hints may come before the ear is open.
      const isHeard = async () => {
        await append(run.runId, ...wishes(1))
        return own().length > 0
      }
      await expect.poll(isHeard).toBe(true)
      await append(run.runId, ...wishes(3))
      const all = await under.ledger.events(run.runId)
      await expect.poll(() => own().at(-1)?.known).toEqual(all)
      stop()
      const before = heard.length
      await append(run.runId, finished)
      expect(heard).toHaveLength(before)
      expect(deaf).toEqual([])
    })
  })
}
