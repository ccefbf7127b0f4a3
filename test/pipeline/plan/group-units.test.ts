import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupUnits, type PlannedDay } from '../../../src/pipeline/plan/group-units.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'

const planned = (offset: number, target = 'psza', code: PlannedDay['code'] = 'missing'): PlannedDay => ({
  target,
  phase: 4,
  date: addDays('2021-10-19', offset),
  code,
})

test('days become as few units as the limit allows, evenly cut, in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 90 }),
      (offsets, most) => {
        const units = groupUnits(
          offsets.map(offset => planned(offset)),
          most,
        )
        const sizes = units.map(({ dates }) => dates.length)
        expect(units.flatMap(({ dates }) => dates)).toEqual(
          offsets.map(offset => planned(offset).date).sort(),
        )
        expect(units).toHaveLength(Math.ceil(offsets.length / Math.max(...sizes)))
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most)
        expect(Math.min(...sizes)).toBeGreaterThan(0)
      },
    ),
  )
})

test('a season ends a unit, and so does a table', () => {
  const units = groupUnits([planned(0), planned(400), planned(0, 'tdza')], 90)
  expect(units.map(({ id, seasonYear }) => [id, seasonYear])).toEqual([
    ['psza 2021-10-19', 2021],
    ['psza 2022-11-23', 2022],
    ['tdza 2021-10-19', 2021],
  ])
})

test('the days of a unit are told by reason', () => {
  const [unit] = groupUnits([planned(2), planned(0, 'psza', 'rows gone'), planned(1)], 90)
  expect(unit?.reasons).toEqual([
    { code: 'rows gone', dates: ['2021-10-19'] },
    { code: 'missing', dates: ['2021-10-20', '2021-10-21'] },
  ])
})
