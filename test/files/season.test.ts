import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seasonOf, seasonText, seasonYearOf } from '../../src/files/season.ts'

it('starts a season in October and ends it in September', () => {
  expect(['2021-09-30', '2021-10-01', '2021-12-31', '2022-01-01', '2022-06-16'].map(seasonOf)).toEqual([
    2020, 2021, 2021, 2021, 2021,
  ])
})

it('reads back every season that it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1946, max: 2100 }), year => seasonYearOf(seasonText(year)) === year),
  )
  expect(seasonText(1999)).toBe('1999-00')
})

it('reads nothing that is no season', () => {
  for (const text of ['2021-23', '2021', '21-22', '2021-2022', '', '2021-21'])
    expect(seasonYearOf(text)).toBeUndefined()
})
