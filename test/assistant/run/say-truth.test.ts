import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { viewRun } from '../../../src/assistant/run/run-view.ts'
import { sayTruth } from '../../../src/assistant/run/say-truth.ts'
import { finishPlan } from '../../../src/pipeline/plan/finish-plan.ts'
import type { Estimate } from '../../../src/pipeline/plan/plan.ts'
import { unitOf } from '../../pipeline/sample-warehouse.ts'

const units = [unitOf('psza', ['2021-11-22']), unitOf('tdza', ['2021-11-22'])]
const at = '2021-12-01T00:00:00.000Z'
const history: Estimate = { seconds: 12, spread: { low: 9, high: 20 }, rows: 7, from: 'history' }

const truth = (estimate: Estimate, committed: readonly { seconds: number; bytes?: number }[]) => {
  const frame = { command: 'backfill 2021-11-22', start: '2021-11-22', end: '2021-11-22', gameDays: 1 }
  const plan = finishPlan({ ...frame, units, excluded: [], needs: [], estimate, code: '' })
  const events: RunEvent[] = [
    { kind: 'run started', at, plan, by: 'ana', pid: 1 },
    ...committed.map(
      (facts, i): RunEvent => ({
        kind: 'unit committed',
        at,
        unit: String(units[i]?.id),
        written: 1,
        failures: {},
        ...facts,
      }),
    ),
  ]
  return sayTruth(viewRun('r1', events))
}

describe('after a run, estimate and truth stand side by side', () => {
  it('in time', () => {
    expect(truth(history, [{ seconds: 8 }, { seconds: 6 }])).toBe(
      'estimated 12 s (9 to 20 s) of work, took 14 s',
    )
  })

  it('in bytes and money, where the engine bills', () => {
    const estimate = { ...history, cost: { bytes: 1.2 * 2 ** 40, pricePerTib: 6.25 } }
    const committed = [
      { seconds: 8, bytes: 1.1 * 2 ** 40 },
      { seconds: 6, bytes: 0.2 * 2 ** 40 },
    ]
    expect(truth(estimate, committed)).toBe(
      'estimated 12 s (9 to 20 s) of work, took 14 s; bytes estimated 1.2 TiB, billed 1.3 TiB ($8.13)',
    )
  })

  it('with what is known, when a unit was committed by somebody who could not tell', () => {
    expect(
      truth({ ...history, cost: { bytes: 2 ** 30 } }, [{ seconds: 8, bytes: 2 ** 30 }, { seconds: 6 }]),
    ).toBe('estimated 12 s (9 to 20 s) of work, took 14 s; bytes estimated 1.0 GiB, billed at least 1.0 GiB')
  })

  it('only when all was done that was estimated', () => {
    expect(truth(history, [{ seconds: 8 }])).toBeUndefined()
  })
})
