import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ledger, LedgerRun } from '../../src/assistant/ledger/ledger.ts'
import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { dayAt, planOf } from '../jobs/random-plan.ts'

export type MakeLedger = () => Promise<{ readonly ledger: Ledger; close(): Promise<void> }>

const plan = planOf({ psza: [0, 1].map(dayAt), pdc: [0, 1].map(dayAt) }, 1)
const instant = (ms: number) => new Date(Date.UTC(2026, 0, 5, 12) + ms).toISOString()

/** What every ledger must do. `make` gives an empty one. */
export function ledgerContract(name: string, make: MakeLedger): void {
  describe(`${name} keeps the ledger contract`, () => {
    let under: Awaited<ReturnType<MakeLedger>>
    let made = 0
    beforeAll(async () => {
      under = await make()
    })
    afterAll(() => under.close())
    const newRun = async (more: Partial<LedgerRun> = {}) => {
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
      await under.ledger.createRun(run, started)
      return { run, started }
    }

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
      for (const event of events) await under.ledger.append(run.runId, event)
      expect(await under.ledger.events(run.runId)).toEqual([started, ...events])
    })

    it('keeps the events of runs apart', async () => {
      const [a, b] = [await newRun(), await newRun()]
      await under.ledger.append(b.run.runId, { kind: 'cancel requested', at: instant(1), by: 'bo' })
      expect(await under.ledger.events(a.run.runId)).toHaveLength(1)
      expect(await under.ledger.events(b.run.runId)).toHaveLength(2)
    })

    it('loses no event of two runs that write at the same moment', async () => {
      const pair = [await newRun(), await newRun()]
      const events = Array.from(
        { length: 20 },
        (_, n): RunEvent => ({ kind: 'cancel requested', at: instant(n), by: `${n}` }),
      )
      await Promise.all(
        pair.map(async ({ run }) => {
          for (const event of events) await under.ledger.append(run.runId, event)
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
  })
}
