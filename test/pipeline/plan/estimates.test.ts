import { describe, expect, it } from 'vitest'
import { estimateUnits } from '../../../src/pipeline/plan/estimate-units.ts'
import { finishPlan } from '../../../src/pipeline/plan/finish-plan.ts'
import { joinEstimates } from '../../../src/pipeline/plan/join-estimates.ts'
import type { Estimate } from '../../../src/pipeline/plan/plan.ts'
import { shareEstimate } from '../../../src/pipeline/plan/share-estimate.ts'
import { stateOf } from '../../../src/pipeline/state/read-state.ts'
import { unitOf } from '../sample-warehouse.ts'

const DAYS = ['2021-11-22', '2021-11-23']
const calendar = { seasons: [], gameDays: [], today: '2021-12-01' }
const success = (target: string, day: string, unit_seconds: number) => ({
  target,
  day,
  status: 'success',
  processed_at: '2021-12-01T00:00:00Z',
  records_expected: 1,
  run_id: 'r',
  formula: 'f',
  errors: null,
  unit_seconds,
  unit_days: 2,
})

describe('the estimate of a plan', () => {
  const units = [unitOf('psza', DAYS), unitOf('tdza', DAYS)]

  it('adds up median and spread of its tables, by the days of each unit', () => {
    const history = [
      ...Array.from({ length: 11 }, (_, i) => success('psza', `2021-11-${10 + i}`, 2 * i)),
      success('tdza', '2021-11-10', 10),
    ]
    expect(estimateUnits(units, calendar, stateOf([], [], history))).toMatchObject({
      seconds: 2 * 5 + 2 * 5,
      spread: { low: 2 * 1 + 2 * 5, high: 2 * 9 + 2 * 5 },
      from: 'history',
    })
  })

  it('has no spread as long as one of its tables never ran', () => {
    const estimate = estimateUnits(units, calendar, stateOf([], [], [success('psza', '2021-11-10', 2)]))
    expect(estimate.from).toBe('defaults')
    expect(estimate.spread).toBeUndefined()
  })

  it('is no part of the hash, whatever it says of time, rows and cost', () => {
    const plan = (estimate: Estimate) =>
      finishPlan({
        command: 'backfill 2021-11-22..2021-11-23',
        start: '2021-11-22',
        end: '2021-11-23',
        gameDays: 2,
        units,
        excluded: [],
        needs: [],
        estimate,
        code: 'x',
      })
    const first = plan({ seconds: 1, rows: 1, from: 'defaults' })
    const cost = { bytes: 12, pricePerTib: 6.25 }
    expect(plan({ seconds: 9, spread: { low: 3, high: 20 }, rows: 7, from: 'history', cost }).hash).toBe(
      first.hash,
    )
    expect(finishPlan({ ...first, units: units.slice(1) }).hash).not.toBe(first.hash)
  })

  it('of two parts has a spread where both have one, and a part of it has its share of the days', () => {
    const one: Estimate = { seconds: 10, spread: { low: 8, high: 20 }, rows: 100, from: 'history' }
    expect(joinEstimates(one, one)).toEqual({
      seconds: 20,
      spread: { low: 16, high: 40 },
      rows: 200,
      from: 'history',
    })
    expect(joinEstimates({ seconds: 1, rows: 1, from: 'defaults' }, one).spread).toBeUndefined()
    expect(shareEstimate({ ...one, cost: { bytes: 5 } }, units.slice(1), units)).toEqual({
      seconds: 5,
      spread: { low: 4, high: 10 },
      rows: 50,
      from: 'history',
    })
  })
})
