import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../src/assistant/range/calendar.ts'
import { easternToday } from '../../../src/assistant/range/eastern-today.ts'
import { echoRange, printRange } from '../../../src/assistant/range/echo-range.ts'
import { parseRange } from '../../../src/assistant/range/parse-range.ts'
import { type DateRange, resolveRange } from '../../../src/assistant/range/resolve-range.ts'
import { isRefusal, type Refusal } from '../../../src/assistant/refusal.ts'
import { addDays, daysBetween, eachDay } from '../../../src/warehouse/calendar-date.ts'

const allStarWeek = eachDay('2022-02-18', '2022-02-23')
const notPlayed = ['2021-11-11', '2021-11-25', '2021-12-24', ...allStarWeek]

const calendarOn = (today: string): Calendar => ({
  today,
  seasons: [
    { season: '2020-21', seasonYear: 2020, firstGameDay: '2020-12-22', lastGameDay: '2021-05-16' },
    { season: '2021-22', seasonYear: 2021, firstGameDay: '2021-10-19', lastGameDay: '2022-04-10' },
  ],
  gameDays: eachDay('2021-10-19', '2022-04-10')
    .filter(date => !notPlayed.includes(date))
    .map(date => ({ date, games: 8, finals: 8 })),
})

const resolve = (text: string, today = '2022-03-01'): DateRange | Refusal => {
  const parsed = parseRange(text, { today })
  return isRefusal(parsed) ? parsed : resolveRange(parsed, calendarOn(today))
}

const rangeOf = (text: string, today?: string): DateRange => {
  const resolved = resolve(text, today)
  if (isRefusal(resolved)) throw new Error(resolved.message)
  return resolved
}

describe('resolving a range', () => {
  test('both ends are included, and days and game days are counted', () => {
    const range = rangeOf('2021-11')
    expect(range).toMatchObject({ start: '2021-11-01', end: '2021-11-30', days: 30, label: '2021-11' })
    expect(range.gameDays).toHaveLength(28)
    expect([range.gameDays.at(0), range.gameDays.at(-1)]).toEqual(['2021-11-01', '2021-11-30'])
  })

  test('a season runs from its first to its last game day, or to today while it is under way', () => {
    expect(rangeOf('2021-22', '2022-08-01')).toMatchObject({ start: '2021-10-19', end: '2022-04-10' })
    expect(rangeOf('2021-22')).toMatchObject({ start: '2021-10-19', end: '2022-03-01' })
  })

  test('season to date ends today and is refused outside every season', () => {
    expect(rangeOf('season to date', '2021-12-01')).toMatchObject({ start: '2021-10-19', end: '2021-12-01' })
    expect(resolve('season to date', '2021-08-01')).toMatchObject({
      code: 'unknown-season',
      message: expect.stringContaining('2021-08-01'),
    })
  })

  test('an all-star week resolves to a range without a game', () => {
    expect(rangeOf('2022-02-18..2022-02-23')).toMatchObject({ days: 6, gameDays: [] })
  })

  test('a range of 1,200 days that touches a season resolves', () => {
    expect(rangeOf('2018-11-18..2022-03-01')).toMatchObject({ days: 1200 })
  })

  test.each(['1945-11-22', '1945-46', 'aug 2021', '2021-06-01..2021-06-30', '2019-20'])(
    '%s lies in no known season, which are listed',
    text => {
      expect(resolve(text)).toMatchObject({
        code: 'unknown-season',
        message: expect.stringMatching(/2020-21 .*2021-22 \(2021-10-19\.\.2022-04-10\)/),
        fix: ['2020-21', '2021-22'],
      })
    },
  )

  test('without any season the refusal says so', () => {
    expect(resolveRange({ kind: 'today' }, { today: '2022-03-01', seasons: [], gameDays: [] })).toMatchObject(
      { code: 'unknown-season', message: expect.stringContaining('no season is known yet') },
    )
  })

  test('a season that is scheduled but not begun is the future', () => {
    expect(resolve('2021-22', '2021-09-01')).toMatchObject({ code: 'future-range', fix: ['2020-21'] })
  })

  test('days are the distance of the ends plus one, and a printed range means the same dates', () => {
    const some = fc.integer({ min: 0, max: 170 }).map(days => addDays('2021-10-19', days))
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        const range = rangeOf(printRange({ start, end }), '2022-08-01')
        expect(range).toMatchObject({ start, end, days: daysBetween(start, end) + 1 })
        expect(range.gameDays).toEqual(eachDay(start, end).filter(date => !notPlayed.includes(date)))
      }),
    )
  })
})

describe('the echo', () => {
  test.each([
    ['2021-11', '2021-11-01..2021-11-30: 30 days, 28 with games'],
    ['2021-11-22', '2021-11-22: 1 day, with games'],
    ['2021-11-25', '2021-11-25: 1 day, no games'],
    ['2021-11-24..2021-11-25', '2021-11-24..2021-11-25: 2 days, 1 with games'],
    ['2022-02-18..2022-02-23', '2022-02-18..2022-02-23: 6 days, none with games'],
    ['2018-11-18..2022-03-01', '2018-11-18..2022-03-01: 1,200 days, 125 with games'],
  ])('%s', (text, echo) => {
    expect(echoRange(rangeOf(text))).toBe(echo)
  })
})

describe('today in US Eastern time', () => {
  test.each([
    ['2021-11-22T04:59:59Z', '2021-11-21'],
    ['2021-11-22T05:00:00Z', '2021-11-22'],
    ['2021-07-01T03:59:59Z', '2021-06-30'],
    ['2021-07-01T04:00:00Z', '2021-07-01'],
    // The clocks go forward on 2021-03-14 at 07:00Z and back on 2021-11-07 at 06:00Z.
    ['2021-03-14T04:59:59Z', '2021-03-13'],
    ['2021-03-14T05:00:00Z', '2021-03-14'],
    ['2021-03-15T03:59:59Z', '2021-03-14'],
    ['2021-03-15T04:00:00Z', '2021-03-15'],
    ['2021-11-07T03:59:59Z', '2021-11-06'],
    ['2021-11-07T04:00:00Z', '2021-11-07'],
    ['2021-11-08T04:59:59Z', '2021-11-07'],
    ['2021-11-08T05:00:00Z', '2021-11-08'],
    ['2022-01-01T00:30:00Z', '2021-12-31'],
  ])('at %s it is %s', (instant, date) => {
    expect(easternToday(new Date(instant))).toBe(date)
  })

  test('the zone of the host does not matter', () => {
    const zone = process.env.TZ
    try {
      for (const host of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles']) {
        process.env.TZ = host
        expect(easternToday(new Date('2021-11-22T04:59:59Z'))).toBe('2021-11-21')
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})
