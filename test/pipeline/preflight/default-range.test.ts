import { describe, expect, test } from 'vitest'
import { calendarOfSchedule } from '../../../src/pipeline/calendar.ts'
import { defaultRange } from '../../../src/pipeline/preflight/default-range.ts'
import { addDays } from '../../../src/warehouse/calendar-date.ts'

/** A season with a game every second day. */
const season = (first: string, days: number, final: (day: string) => boolean) =>
  Array.from({ length: days }, (_, i) => addDays(first, 2 * i)).map(day => ({
    game_date: day,
    game_status: final(day) ? 3 : 1,
  }))

const at = (today: string) =>
  defaultRange(
    calendarOfSchedule(
      [...season('2021-10-19', 40, day => day < today), ...season('2022-10-18', 40, day => day < today)],
      today,
    ),
  )

describe('the range that nobody named', () => {
  test('is the seven days that end yesterday while a season is on', () => {
    expect(at('2021-11-23')).toMatchObject({ start: '2021-11-16', end: '2021-11-22' })
  })

  test("is the latest season's last seven game days between seasons", () => {
    expect(at('2022-08-01')).toMatchObject({
      start: '2021-12-24',
      end: '2022-01-05',
      says: 'the last 7 game days of 2021-22, for no days were named and no season is on',
    })
  })

  test('a season that has not begun does not count', () => {
    expect(at('2022-10-18')?.end).toBe('2022-01-05')
  })

  test('there is none before the first game', () => {
    expect(at('2021-10-19')).toBeUndefined()
  })
})
