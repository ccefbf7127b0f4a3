import { describe, expect, test } from 'vitest'
import { formatBytes } from '../../../src/assistant/words/format-bytes.ts'
import { formatCount } from '../../../src/assistant/words/format-count.ts'
import { formatDates } from '../../../src/assistant/words/format-dates.ts'
import { formatDuration } from '../../../src/assistant/words/format-duration.ts'
import { plural } from '../../../src/assistant/words/plural.ts'
import { formatShare } from '../../../src/terminal/format-share.ts'
import { eachDay } from '../../../src/warehouse/calendar-date.ts'

describe('numbers in words', () => {
  test('one is one, everything else is many', () => {
    expect([0, 1, 2, 12_345].map(count => plural(count, 'day'))).toEqual([
      '0 days',
      '1 day',
      '2 days',
      '12,345 days',
    ])
    expect(plural(2, 'entity', 'entities')).toBe('2 entities')
    expect(formatCount(1_000_000)).toBe('1,000,000')
  })

  test.each([
    [0, '0 s'],
    [0.01, 'under 0.1 s'],
    [0.84, '0.8 s'],
    [9.96, '10 s'],
    [42.4, '42 s'],
    [59.7, '1 min 0 s'],
    [125, '2 min 5 s'],
    [3599.6, '1 h 0 min'],
    [3780, '1 h 3 min'],
    [90_000, '25 h 0 min'],
  ])('%d seconds are %s', (seconds, words) => expect(formatDuration(seconds)).toBe(words))

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.00 kB'],
    [1_240_000, '1.24 MB'],
    [999_999, '1.00 MB'],
    [15_300_000_000, '15.3 GB'],
  ])('%d bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words))

  test('what is not whole is never 100 %, what is not nothing never 0 %', () => {
    expect([1, 0.9999, 0.314, 0.004, 0].map(formatShare)).toEqual(['100%', '99%', '31%', '<1%', '0%'])
  })
})

describe('dates in few words', () => {
  const november = eachDay('2021-11-02', '2021-12-31').filter(day => day !== '2021-11-25')
  test.each([
    [[], 'no dates'],
    [['2021-11-22'], '2021-11-22'],
    [['2021-11-23', '2021-11-22'], '2021-11-22, 2021-11-23'],
    [november, '2021-11-02..2021-12-31 (59 days)'],
    [
      ['2021-11-02', '2021-11-20', '2021-12-02', '2021-12-09', '2021-12-30'],
      '2021-11-02, 2021-11-20, 2021-12-02 and 2 more',
    ],
  ])('%j', (dates, words) => expect(formatDates(dates)).toBe(words))
})
