import { describe, expect, test } from 'vitest'
import { judgeDay } from '../../../src/assistant/schedules/judge-day.ts'
import type { Calendar } from '../../../src/pipeline/calendar.ts'

/** Today is the 23rd: games on the 20th and 22nd are final, those of the 24th are to come. */
const calendar: Calendar = {
  today: '2021-11-23',
  seasons: [{ season: '2021-22', seasonYear: 2021, firstGameDay: '2021-10-19', lastGameDay: '2022-04-10' }],
  gameDays: [
    { date: '2021-11-20', games: 1, finals: 1 },
    { date: '2021-11-22', games: 10, finals: 9 },
    { date: '2021-11-24', games: 13, finals: 0 },
    { date: '2022-04-10', games: 15, finals: 0 },
  ],
}

describe('the game calendar', () => {
  test('lets a schedule of every day be asked whatever it says', () => {
    expect(judgeDay('every-day', '2021-07-04', { ...calendar, seasons: [], gameDays: [] })).toEqual({
      asks: true,
    })
  })

  test('counts the final games of yesterday for days after games', () => {
    expect(judgeDay('after-games', '2021-11-23', calendar)).toEqual({
      asks: true,
      because: '9 games on 2021-11-22',
    })
    expect(judgeDay('after-games', '2021-11-21', calendar)).toEqual({
      asks: true,
      because: '1 game on 2021-11-20',
    })
    expect(judgeDay('after-games', '2021-11-22', calendar)).toEqual({
      asks: false,
      because: 'no games on 2021-11-21',
    })
  })

  test('counts games that are to come for days that are to come', () => {
    expect(judgeDay('game-days', '2021-11-24', calendar)).toEqual({
      asks: true,
      because: '13 games on 2021-11-24',
    })
    expect(judgeDay('game-days', '2021-11-23', calendar)).toMatchObject({ asks: false })
    expect(judgeDay('after-games', '2021-11-25', calendar)).toMatchObject({ asks: true })
  })

  test('says that games of the past without a final score are none', () => {
    const unplayed = { ...calendar, gameDays: [{ date: '2021-11-22', games: 2, finals: 0 }] }
    expect(judgeDay('after-games', '2021-11-23', unplayed)).toEqual({
      asks: false,
      because: 'no final games on 2021-11-22',
    })
  })

  test('has no games off season, but the day after the last one is a day after games', () => {
    expect(judgeDay('after-games', '2022-04-11', calendar)).toMatchObject({ asks: true })
    expect(judgeDay('after-games', '2022-04-12', calendar)).toMatchObject({ asks: false })
    expect(judgeDay('game-days', '2022-07-04', calendar)).toEqual({
      asks: false,
      because: 'no games on 2022-07-04',
    })
  })

  test('that knows no season says so', () => {
    expect(judgeDay('game-days', '2021-11-24', { ...calendar, seasons: [], gameDays: [] })).toEqual({
      asks: false,
      because: 'no schedule of games is known',
    })
  })
})
