import { describe, expect, it } from 'vitest'
import { dueAt, isDue } from '../../commands/daily/due.ts'
import { latestDay } from '../../commands/daily/latest-day.ts'
import { sortOut } from '../../commands/daily/read-day.ts'
import { easternClock } from '../../src/assistant/range/eastern-clock.ts'
import type { CoverageCell } from '../../src/pipeline/validation/coverage.ts'
import type { DayGame } from '../../src/pipeline/why/day-games.ts'

const game = (over: Partial<DayGame> = {}): DayGame => ({
  day: '2021-11-22',
  gameId: '20211122_AWY_HOM',
  away: 'AWY',
  home: 'HOM',
  isFinal: true,
  statusText: 'Final',
  gamebookRows: 26,
  boxScoreRows: 2,
  playByPlayRows: 200,
  ...over,
})

const cell = (target: string, status: CoverageCell['status']): CoverageCell => ({
  target,
  day: '2021-11-22',
  status,
  expected: 1,
  written: 0,
  failures: {},
  untracked: 0,
})

describe('the clock is the one of US Eastern', () => {
  it.each([
    ['2021-11-22T10:59:00Z', '2021-11-22 05:59'],
    ['2021-11-22T04:30:00Z', '2021-11-21 23:30'],
    ['2021-11-22T05:00:00Z', '2021-11-22 00:00'],
    // Before and after the clocks go back, and forward.
    ['2021-11-07T05:30:00Z', '2021-11-07 01:30'],
    ['2021-11-07T06:30:00Z', '2021-11-07 01:30'],
    ['2021-03-14T06:59:00Z', '2021-03-14 01:59'],
    ['2021-03-14T07:00:00Z', '2021-03-14 03:00'],
  ])('%s is %s', (instant, clock) => {
    expect(easternClock(new Date(instant))).toBe(clock)
  })
})

describe('what is missing is open only once it is due', () => {
  it('knows the hours', () => {
    expect(dueAt('files', '2021-11-30')).toBe('2021-12-01 06:00')
    expect(dueAt('tables', '2021-12-31')).toBe('2022-01-01 08:00')
    expect(dueAt('pre-game tables', '2021-11-22')).toBe('2021-11-22 12:00')
    expect(isDue('files', '2021-11-22', '2021-11-23 05:59')).toBe(false)
    expect(isDue('files', '2021-11-22', '2021-11-23 06:00')).toBe(true)
  })

  it.each([
    ['2021-11-23 05:59', [], ['1 result missing', '1 gamebook missing', 'pgs missing']],
    ['2021-11-23 06:00', ['1 result missing', '1 gamebook missing'], ['pgs missing']],
    ['2021-11-23 08:00', ['1 result missing', '1 gamebook missing', 'pgs missing'], []],
  ])('at %s', (clock, open, notYetDue) => {
    const games = [game({ gamebookRows: 0 }), game({ isFinal: false, statusText: '7:30 pm ET' })]
    expect(sortOut('2021-11-22', games, [cell('pgs', 'missing')], clock)).toEqual({ open, notYetDue })
  })

  it('takes what failed for open at any hour', () => {
    const cells = [cell('pgs', 'failed'), cell('togs', 'stale'), cell('psza', 'untracked')]
    expect(sortOut('2021-11-22', [game()], cells, '2021-11-22 00:00').open).toEqual([
      'pgs failed',
      'togs stale',
      'psza untracked',
    ])
  })

  it('awaits nothing of a postponed game', () => {
    const games = [
      game({ isFinal: false, statusText: 'PPD', gamebookRows: 0, boxScoreRows: 0, playByPlayRows: 0 }),
    ]
    expect(sortOut('2021-11-22', games, [], '2021-12-01 00:00')).toEqual({ open: [], notYetDue: [] })
  })
})

describe('the latest game day', () => {
  const on = (...dates: readonly string[]) => ({
    today: '2021-12-10',
    seasons: [],
    gameDays: dates.map(date => ({ date, games: 1, finals: date < '2021-12-10' ? 1 : 0 })),
  })
  const file = (day: string) => ({ at: '2021-12-10T00:00:00Z', day, count: 1 })

  it.each([
    ['is the last one that files came in for', '2021-12-03', '2021-12-02', ['2021-12-05']],
    ['is the last one played where files are newer', '2021-12-09', '2021-12-05', []],
    ['is the last one played where no file is of its season', '2021-10-01', '2021-12-05', ['none']],
  ])('%s', (_, newest, day, later) => {
    const found = latestDay(on('2021-12-02', '2021-12-05', '2021-12-11'), file(newest))
    expect(found).toEqual({ day, later: later[0] === 'none' ? [] : later })
  })

  it('is none where nothing was played', () => {
    expect(latestDay(on('2021-12-11'), undefined)).toEqual({ day: undefined, later: [] })
  })
})
