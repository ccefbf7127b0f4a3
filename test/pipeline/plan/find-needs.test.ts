import { describe, expect, test } from 'vitest'
import { planBackfill } from '../../../src/pipeline/plan/plan-backfill.ts'
import { processorById } from '../../../src/pipeline/processors/processors.ts'
import { complete, season } from './complete-season.ts'
import { type Recorded, stateFrom } from './random-worlds.ts'

const range = { command: 'backfill', start: '2021-10-01', end: '2022-06-30' }
const calendar = season(30)
const days = calendar.gameDays.map(({ date }) => date)

describe('what a plan needs and does not do', () => {
  const psza = [processorById('psza')]
  const late = { command: 'backfill', start: days[20] as string, end: days[25] as string }
  const needsOf = (recorded: Recorded) =>
    planBackfill({ ...late, processors: psza, policy: 'all' }, calendar, stateFrom(recorded)).needs
  const without = (target: string, ...gone: string[]): Recorded => {
    const { rows, history } = complete(calendar)
    const kept = (row: { target?: unknown; day?: unknown }) =>
      row.target !== target || !gone.includes(String(row.day))
    return { rows: rows.filter(kept), failures: [], history: history.filter(kept) }
  }

  test('is nothing when everything is there', () => {
    expect(needsOf(complete(calendar))).toEqual([])
  })

  test('names Phase 3 of days before the range and in it, for the windows look back', () => {
    const gone = [days[2], days[22]] as [string, string]
    expect(needsOf(without('pgs', ...gone))).toEqual([{ target: 'pgs', phase: 3, dates: gone }])
  })

  test('names raw files that are missing, and none after the range', () => {
    const gone = [days[3], days[28]] as [string, string]
    expect(needsOf(without('gamebook', ...gone))).toEqual([
      { target: 'gamebook', phase: 2, dates: [gone[0]] },
    ])
  })

  test('is no bootstrap day of Phase 4', () => {
    const { needs } = planBackfill(
      { ...range, processors: [processorById('pdc')], policy: 'all' },
      calendar,
      stateFrom(without('psza', ...days.slice(0, 14))),
    )
    expect(needs).toEqual([])
  })
})
