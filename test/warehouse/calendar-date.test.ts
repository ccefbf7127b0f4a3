import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  eachDay,
  isDate,
  monthDates,
  monthLength,
  weekday,
} from '../../src/warehouse/calendar-date.ts'

const someDate = fc.integer({ min: -100_000, max: 100_000 }).map(days => addDays('2021-11-22', days))

describe('calendar dates', () => {
  test.each(['2021-11-22', '2020-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a date', text => {
    expect(isDate(text)).toBe(true)
  })

  test.each([
    '2021-11-31',
    '2021-02-29',
    '1900-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-01-00',
    '0000-01-01',
    '2021-1-5',
    '2021-11-22 ',
    '2021-11-22T00:00',
    '20211122',
    '٢٠٢١-١١-٢٢',
    '',
  ])('%j is not a date', text => {
    expect(isDate(text)).toBe(false)
  })

  test('a date that does not exist is never computed with', () => {
    expect(() => addDays('2021-11-31', 1)).toThrow(/2021-11-31/)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('2021-11-22', Number.NaN)).toThrow(RangeError)
  })

  test('the days on which clocks change are one day long', () => {
    expect(daysBetween('2021-03-13', '2021-03-15')).toBe(2)
    expect(daysBetween('2021-11-06', '2021-11-08')).toBe(2)
    expect(eachDay('2021-03-13', '2021-03-15')).toEqual(['2021-03-13', '2021-03-14', '2021-03-15'])
  })

  test('the week begins on Monday', () => {
    expect(weekday('2021-11-22')).toBe(1)
    expect(weekday('2021-11-28')).toBe(7)
    expect(weekday('1969-12-28')).toBe(7)
  })

  test('a month knows its length', () => {
    expect(monthDates('2024-02')).toEqual({ start: '2024-02-01', end: '2024-02-29' })
    expect(monthLength(2021, 13)).toBeNaN()
  })

  test('adding and counting days are inverse, and sort as text does', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        const other = addDays(date, days)
        expect(isDate(other)).toBe(true)
        expect(daysBetween(date, other)).toBe(days)
        expect(Math.sign(days)).toBe(other < date ? -1 : other > date ? 1 : 0)
      }),
    )
  })

  test('each day of a stretch is there once, in order, both ends included', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -3, max: 400 }), (start, days) => {
        const all = eachDay(start, addDays(start, days))
        expect(all).toHaveLength(Math.max(0, days + 1))
        expect(all).toEqual([...new Set(all)].sort())
        if (days >= 0) expect([all.at(0), all.at(-1)]).toEqual([start, addDays(start, days)])
      }),
    )
  })
})
