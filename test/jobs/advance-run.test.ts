import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advanceRun } from '../../jobs/advance-run.ts'
import type { Courier, Job } from '../../jobs/courier.ts'
import { openRunLog } from '../../src/assistant/run/run-log.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import { beginRun, tickingClock } from './conduct.ts'
import { memoryLedger } from './memory-ledger.ts'
import { plans } from './random-plan.ts'
import { chooseFrom } from './simulate-run.ts'

/** Ends the units that are handed over, in any order, and after each advances the run by what ended. */
async function drive(plan: Plan, fails: ReadonlySet<number>, numbers: readonly number[]) {
  const choose = chooseFrom(numbers)
  const ledger = memoryLedger()
  await beginRun(ledger, plan)
  const log = await openRunLog('r', ledger, tickingClock())
  if (!log) throw new Error('the ledger does not know the run')
  const handed: string[] = []
  const dispatch = async (jobs: readonly Job[]) => void handed.push(...jobs.map(({ unitId }) => unitId))
  const courier = { dispatch } as unknown as Courier
  await advanceRun(log, courier)
  const waiting = () =>
    handed.filter(id => log.view().units.some(u => u.unit.id === id && isWaiting(u.state)))
  for (let ended = 0; waiting().length > 0; ended += 1) {
    const open = waiting()
    const unit = open[choose(open.length)] as string
    const error = { kind: 'broken', message: 'away' } as const
    await log.record(() => [
      { kind: 'unit started', unit, attempt: 1 },
      fails.has(ended)
        ? { kind: 'unit failed', unit, attempt: 1, error, seconds: 1 }
        : { kind: 'unit committed', unit, written: 1, failures: {}, seconds: 1 },
    ])
    await advanceRun(log, courier, unit)
  }
  return { handed, view: log.view() }
}

const isWaiting = (state: string) => state === 'waiting'
const numbers = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 })

describe('a run that is moved on by what ended, unit after unit', () => {
  test('has every unit handed over exactly once, however many others are ready', async () => {
    await fc.assert(
      fc.asyncProperty(plans, numbers, async (plan, order) => {
        const { handed, view } = await drive(plan, new Set(), order)
        expect(handed.toSorted()).toEqual(plan.units.map(({ id }) => id).sort())
        expect(view.outcome).toBe('done')
      }),
      { numRuns: 60 },
    )
  })

  test('ends, with every unit in a final state, whatever fails on the way', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.uniqueArray(fc.nat(20)), numbers, async (plan, fails, order) => {
        const { view } = await drive(plan, new Set(fails), order)
        expect(view.outcome).toBeDefined()
        expect(view.units.filter(({ state }) => state === 'waiting' || state === 'running')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
