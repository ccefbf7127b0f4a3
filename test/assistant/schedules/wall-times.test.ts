import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { easternClock } from '../../../src/assistant/range/eastern-clock.ts'
import { easternToday } from '../../../src/assistant/range/eastern-today.ts'
import { easternTimes } from '../../../src/assistant/schedules/wall-times.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'

const nextThree = (at: string, from: string) => {
  const found: string[] = []
  for (let last = new Date(from); found.length < 3; found.push(last.toISOString()))
    last = easternTimes.next(at, last)
  return found
}

describe('a time of day in US Eastern', () => {
  test('stays at its wall time when clocks go forward and back', () => {
    expect(nextThree('09:00', '2021-03-12T15:00:00Z')).toEqual([
      '2021-03-13T14:00:00.000Z',
      '2021-03-14T13:00:00.000Z',
      '2021-03-15T13:00:00.000Z',
    ])
    expect(nextThree('09:00', '2021-11-05T15:00:00Z')).toEqual([
      '2021-11-06T13:00:00.000Z',
      '2021-11-07T14:00:00.000Z',
      '2021-11-08T14:00:00.000Z',
    ])
  })

  test('that does not exist when clocks go forward comes an hour later, once', () => {
    expect(nextThree('02:30', '2021-03-13T12:00:00Z')).toEqual([
      '2021-03-14T07:30:00.000Z',
      '2021-03-15T06:30:00.000Z',
      '2021-03-16T06:30:00.000Z',
    ])
  })

  test('that exists twice when clocks go back comes the first time only', () => {
    expect(nextThree('01:30', '2021-11-06T12:00:00Z')).toEqual([
      '2021-11-07T05:30:00.000Z',
      '2021-11-08T06:30:00.000Z',
      '2021-11-09T06:30:00.000Z',
    ])
  })

  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'))
  const instant = fc.date({
    min: new Date('2021-01-01T05:00:00Z'),
    max: new Date('2023-12-31T05:00:00Z'),
    noInvalidDate: true,
  })

  test('comes once on every day, and the latest one is the one before the next', () => {
    fc.assert(
      fc.property(time, instant, (at, from) => {
        const next = easternTimes.next(at, from)
        expect(next > from).toBe(true)
        expect(easternToday(easternTimes.next(at, next))).toBe(addDays(easternToday(next), 1))
        expect(easternTimes.latest(at, next)).toEqual(next)
        const latest = easternTimes.latest(at, from)
        expect(latest <= from).toBe(true)
        expect(easternTimes.next(at, latest)).toEqual(next)
        const [day, shown = ''] = easternClock(next).split(' ')
        expect(shown === at || (day?.slice(5, 7) === '03' && at.startsWith('02:'))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
