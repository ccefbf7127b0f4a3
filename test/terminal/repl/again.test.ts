import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../src/assistant/refusal.ts'
import { expandAgain, rangeIn } from '../../../src/terminal/repl/again.ts'

const today = '2022-01-02'

describe('the dates that a line names', () => {
  test.each([
    ['coverage 2021-11-22', '2021-11-22'],
    ['backfill nov 2021 --only psza', '2021-11'],
    ['backfill 2021-11-01..2021-11-30 --yes', '2021-11-01..2021-11-30'],
    ['why psza 2021-11-22 lebron james', '2021-11-22'],
    ['validate season to date', 'season to date'],
    ['validate 2021-22', '2021-22'],
    ['validate yesterday', '2022-01-01'],
    ['validate last 7 days', '2021-12-26..2022-01-01'],
    ['runs', undefined],
    ['sql "select 2021-11-22"', undefined],
    ['run 2026-01-05-a1', undefined],
    ['coverage 2021-13', undefined],
    ['sql "unclosed', undefined],
  ])('%s: %s', (line, range) => expect(rangeIn(line, today)).toBe(range))
})

describe('the same dates again', () => {
  test.each([
    ['coverage .', 'coverage 2021-11'],
    ['coverage . --only psza', 'coverage 2021-11 --only psza'],
    ['coverage --again --only psza', 'coverage 2021-11 --only psza'],
    ['why  psza  .  lebron', 'why  psza  2021-11  lebron'],
    ['backfill --yes .', 'backfill --yes 2021-11'],
    ['backfill --phase=4 .', 'backfill --phase=4 2021-11'],
    // A flag's own value, a quoted dot, a dot in a word, and the first word.
    ['coverage 2021-12 --home .', 'coverage 2021-12 --home .'],
    ['sql "select a . b"', 'sql "select a . b"'],
    ['sql .5', 'sql .5'],
    ['.', '.'],
    ['coverage 2021-12', 'coverage 2021-12'],
  ])('%s: %s', (line, expanded) => expect(expandAgain(line, '2021-11')).toBe(expanded))

  test('without earlier dates it is refused, with what would do', () => {
    const refusal = expandAgain('coverage .', undefined)
    expect(isRefusal(refusal) && [refusal.code, refusal.fix]).toEqual([
      'no-dates-yet',
      ['coverage yesterday'],
    ])
  })
  test('twice is refused', () => {
    const refusal = expandAgain('coverage . --again', '2021-11')
    expect(isRefusal(refusal) && [refusal.code, refusal.fix]).toEqual([
      'repeated-dates',
      ['coverage 2021-11'],
    ])
  })
})
