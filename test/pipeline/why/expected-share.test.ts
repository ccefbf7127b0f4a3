import { describe, expect, it } from 'vitest'
import type { Calendar } from '../../../src/pipeline/calendar.ts'
import { expectedShare, seasonDay } from '../../../src/pipeline/why/expected-share.ts'
import { minimumGames } from '../../../src/pipeline/why/minimum-games.ts'

const calendar: Calendar = {
  today: '2026-11-23',
  seasons: [{ season: '2021-22', seasonYear: 2021, firstGameDay: '2021-10-19', lastGameDay: '2022-06-16' }],
  gameDays: [],
}

describe('the usual share of expected failures', () => {
  it.each([
    [0, 0.9, 1],
    [14, 0.9, 1],
    [15, 0.6, 0.75],
    [21, 0.6, 0.75],
    [22, 0.4, 0.5],
    [28, 0.4, 0.5],
    [29, 0.3, 0.4],
    [35, 0.3, 0.4],
    [36, 0.25, 0.3],
    [59, 0.25, 0.3],
    [60, 0.15, 0.2],
    [200, 0.15, 0.2],
  ])('on day %i of the season is %d to %d for psza', (day, low, high) => {
    expect(expectedShare('psza', day)).toEqual({ low, high })
  })

  it('has only an upper end for pdc, which asks for half the games', () => {
    expect(expectedShare('pdc', 30)).toEqual({ low: 0, high: 0.4 })
  })

  it('is not known for other tables, nor before the season', () => {
    expect(expectedShare('tdza', 30)).toBeUndefined()
    expect(expectedShare('psza', -1)).toBeUndefined()
  })

  it('counts days from the first game day, which is day 0', () => {
    expect(seasonDay(calendar, '2021-10-19')).toBe(0)
    expect(seasonDay(calendar, '2021-11-22')).toBe(34)
    expect(seasonDay(calendar, '2021-10-18')).toBeUndefined()
    expect(seasonDay(calendar, '2020-12-25')).toBeUndefined()
  })
})

describe('the minimum of games is the one of the contract', () => {
  it.each([
    ['psza', 10],
    ['pdc', 5],
    ['tdza', 5],
    ['mlfs', undefined],
  ])('%s', (target, games) => {
    expect(minimumGames(target)).toBe(games)
  })
})
