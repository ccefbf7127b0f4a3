import { describe, expect, it } from 'vitest'
import { scheduleFeed } from '../../../src/pipeline/feeds/schedule.ts'
import { rejects, rowsOf } from './rejections.ts'
import { smallSchedule } from './small-files.ts'
import { bytes, contextOf, places, withValue } from './small-game.ts'

describe('the schedule feed', () => {
  it('loads regular and playoff games and skips pre-season and all-star games', () => {
    const rows = rowsOf(scheduleFeed, places.schedule, smallSchedule)
    expect(rows.map(row => [row.game_id, row.is_regular_season, row.is_playoffs])).toEqual([
      ['0022100250', true, false],
      ['0042100101', false, true],
    ])
    expect(rows[0]).toMatchObject({
      game_code: '20211122/BOSNYK',
      season_year: 2021,
      game_date: '2021-11-22',
      away_team_score: 12,
      home_team_score: 13,
    })
    const outcome = scheduleFeed.parse(places.schedule, bytes(smallSchedule), contextOf())
    expect(outcome).toMatchObject({ notes: ['2 pre-season, all-star or cup games skipped'] })
  })

  it('knows no score before a game is final', () => {
    for (const status of [1, 2]) {
      const file = withValue(smallSchedule, 'games.0.gameStatus', status)
      expect(rowsOf(scheduleFeed, places.schedule, file)[0]).toMatchObject({
        home_team_score: null,
        away_team_score: null,
      })
    }
    const postponed = withValue(
      withValue(smallSchedule, 'games.0.homeTeam.score', 0),
      'games.0.gameStatusText',
      'PPD',
    )
    expect(rowsOf(scheduleFeed, places.schedule, postponed)[0]).toMatchObject({ home_team_score: null })
  })

  it('skips games without teams yet and takes the date from gameDateEst, and says so', () => {
    const open = withValue(smallSchedule, 'games.1.homeTeam.teamTricode', null)
    const moved = withValue(open, 'games.0.gameDateEst', '2021-12-01T00:00:00Z')
    const outcome = scheduleFeed.parse(places.schedule, bytes(moved), contextOf())
    expect(outcome).toMatchObject({
      ok: true,
      rows: [{ game_date: '2021-12-01', game_code: '20211201/BOSNYK' }],
    })
    expect(outcome.ok ? outcome.notes.join() : '').toMatch(
      /1 games without teams.*1 games carry another date/,
    )
  })

  rejects(scheduleFeed, places.schedule, smallSchedule, [
    ['a missing key', 'games.0.gameId', undefined, 'bad-shape', /games\[0\]\.gameId is missing/],
    [
      'a text for a score',
      'games.0.homeTeam.score',
      'x',
      'bad-shape',
      /homeTeam\.score: must be a whole number, saw "x"/,
    ],
    ['a negative score', 'games.0.homeTeam.score', -1, 'bad-shape', /must be at least 0, saw -1/],
    ['an unknown status', 'games.0.gameStatus', 7, 'bad-shape', /must be at most 3, saw 7/],
    [
      'an id of nine digits',
      'games.0.gameId',
      '022100250',
      'bad-shape',
      /must be ten digits, saw "022100250"/,
    ],
    ['a US date', 'games.0.gameDateEst', '11/22/2021', 'bad-shape', /must be an ISO date/],
    ['no games', 'games', [], 'no-rows', /2021-22 has no games/],
    [
      'another season than the path',
      'season_nba_format',
      '2022-23',
      'contradiction',
      /path says season 2021-22, the file 2022-23/,
    ],
    ['a season that is none', 'season_nba_format', '2021-23', 'contradiction', /2021-23 is not a season/],
    ['a game listed twice', 'games.1', smallSchedule.games[0], 'contradiction', /0022100250 is listed twice/],
    [
      'a pairing listed twice',
      'games.1',
      { ...smallSchedule.games[0], gameId: '0022100999' },
      'contradiction',
      /0022100250 and 0022100999 are both 2021-11-22 BOS@NYK/,
    ],
    [
      'an id of another season',
      'games.0.gameId',
      '0022000250',
      'contradiction',
      /0022000250 is not of season 2021-22/,
    ],
    [
      'a date outside the season',
      'games.0.gameDateEst',
      '2023-01-01T00:00:00Z',
      'contradiction',
      /2023-01-01, outside season 2021-22/,
    ],
    [
      'a code of other teams',
      'games.0.gameCode',
      '20211122/BOSPHI',
      'contradiction',
      /BOS@NYK, but its code is 20211122\/BOSPHI/,
    ],
    ['a team against itself', 'games.0.homeTeam.teamTricode', 'BOS', 'contradiction', /team against itself/],
    [
      'a final game without a score',
      'games.0.homeTeam.score',
      null,
      'contradiction',
      /final, but its score is 12:missing/,
    ],
    ['a final game that ends level', 'games.0.homeTeam.score', 12, 'contradiction', /12:12/],
    [
      'a flag against the id',
      'games.0.isRegularSeason',
      false,
      'contradiction',
      /regular by its id, but isRegularSeason is false/,
    ],
    ['a team of no league', 'games.0.homeTeam.teamTricode', 'ZZZ', 'unknown-team', /BOS@ZZZ/],
  ])
})
