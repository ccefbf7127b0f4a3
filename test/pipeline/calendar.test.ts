import { expect, test } from 'vitest'
import {
  BOOTSTRAP_DAYS,
  calendarOfSchedule,
  gameDaysIn,
  isBootstrap,
  mergeCalendars,
} from '../../src/pipeline/calendar.ts'
import { addDays, eachDay } from '../../src/warehouse/calendar-date.ts'
import { gameRow } from './plan/random-worlds.ts'

const calendar = calendarOfSchedule(
  [
    gameRow('2021-10-20'),
    gameRow('2021-10-19'),
    gameRow('2021-10-20'),
    gameRow('2021-11-05', 1),
    gameRow('2021-11-10', 1),
    gameRow('2021-11-10'),
    gameRow('2022-10-18', 1),
  ],
  '2021-11-10',
)

test('the bootstrap is the first fourteen days after the first game day, that one included', () => {
  const days = eachDay('2021-10-01', '2021-11-30').filter(
    day => isBootstrap(calendar, day) && day >= '2021-10-19',
  )
  expect(days).toEqual(eachDay('2021-10-19', '2021-11-01'))
  expect(BOOTSTRAP_DAYS).toBe(14)
})

test('every season has a bootstrap of its own, and a season that nobody knows has none', () => {
  expect(isBootstrap(calendar, addDays('2022-10-18', 13))).toBe(true)
  expect(isBootstrap(calendar, addDays('2022-10-18', 14))).toBe(false)
  expect(isBootstrap(calendar, '2020-12-22')).toBe(false)
})

test('a game that was not played on its past day is on no day; from today on it is still to come', () => {
  expect(calendar.gameDays).toEqual([
    { date: '2021-10-19', games: 1, finals: 1 },
    { date: '2021-10-20', games: 2, finals: 2 },
    { date: '2021-11-10', games: 2, finals: 1 },
    { date: '2022-10-18', games: 1, finals: 0 },
  ])
})

test('seasons span their first to their last game day', () => {
  expect(calendar.seasons).toEqual([
    { season: '2021-22', seasonYear: 2021, firstGameDay: '2021-10-19', lastGameDay: '2021-11-10' },
    { season: '2022-23', seasonYear: 2022, firstGameDay: '2022-10-18', lastGameDay: '2022-10-18' },
  ])
})

test('a range takes both its ends', () => {
  expect(gameDaysIn(calendar, '2021-10-20', '2021-11-10').map(({ date }) => date)).toEqual([
    '2021-10-20',
    '2021-11-10',
  ])
})

test('of two calendars the newer one counts for the seasons it knows, the older one for the others', () => {
  const newer = calendarOfSchedule([gameRow('2021-10-21')], '2021-11-11')
  const merged = mergeCalendars(calendar, newer)
  expect(merged.gameDays.map(({ date }) => date)).toEqual(['2021-10-21', '2022-10-18'])
  expect(merged.today).toBe('2021-11-11')
  expect(merged.seasons[0]?.firstGameDay).toBe('2021-10-21')
})
