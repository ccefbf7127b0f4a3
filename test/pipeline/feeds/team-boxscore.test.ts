import { describe, expect, it } from 'vitest'
import { teamBoxscoreFeed } from '../../../src/pipeline/feeds/team-boxscore.ts'
import { rejects, rowsOf } from './rejections.ts'
import { smallTeamBoxscore } from './small-files.ts'
import { bytes, contextOf, game, place, places, withValue } from './small-game.ts'

const parse = (file: unknown, path = places.teamBoxscore, known = game) =>
  teamBoxscoreFeed.parse(path, bytes(file), contextOf(known))

describe('the team box score feed', () => {
  it('gives one row for each team', () => {
    const rows = rowsOf(teamBoxscoreFeed, places.teamBoxscore, smallTeamBoxscore)
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({
      game_id: '20211122_BOS_NYK',
      nba_game_id: '0022100250',
      season_year: 2021,
      team_abbr: 'BOS',
      is_home: false,
      minutes: 240,
      fg_made: 5,
      three_pt_attempted: 3,
      total_rebounds: 15,
      points: 12,
      plus_minus: -1,
    })
  })

  it('reads minutes as a number and as a clock', () => {
    const clock = withValue(smallTeamBoxscore, 'teams.0.minutes', '265:00')
    expect(rowsOf(teamBoxscoreFeed, places.teamBoxscore, clock)[0]).toMatchObject({ minutes: 265 })
  })

  it('loads a plus-minus that is not the score, as the source has a few, and says so', () => {
    const outcome = parse(withValue(smallTeamBoxscore, 'teams.0.plusMinus', 5))
    expect(outcome).toMatchObject({ ok: true, notes: ['NYK has plus-minus 5, but the score is 13:12.'] })
  })

  it('skips pre-season games', () => {
    const file = { ...smallTeamBoxscore, gameId: '0012100001' }
    expect(parse(file, place('nba-com/team-boxscore/2021-11-22/0012100001/x.json'))).toMatchObject({
      ok: true,
      rows: [],
      notes: [expect.stringMatching(/pre-season/)],
    })
  })

  it('rejects a game that the schedule does not know', () => {
    const file = { ...smallTeamBoxscore, gameId: '0022100999' }
    expect(parse(file)).toMatchObject({
      ok: false,
      code: 'unknown-game',
      detail: expect.stringMatching(/0022100999/),
    })
  })

  it('rejects a file whose day or teams are not those of the schedule', () => {
    expect(parse(smallTeamBoxscore, places.teamBoxscore, { ...game, date: '2021-11-24' })).toMatchObject({
      code: 'contradiction',
      detail: expect.stringMatching(/on 2021-11-24, the file on 2021-11-22/),
    })
    expect(
      parse(smallTeamBoxscore, places.teamBoxscore, { ...game, away: 'NYK', home: 'BOS' }),
    ).toMatchObject({
      code: 'contradiction',
      detail: expect.stringMatching(/NYK@BOS, the file BOS@NYK/),
    })
  })

  rejects(teamBoxscoreFeed, places.teamBoxscore, smallTeamBoxscore, [
    [
      'a missing key',
      'teams.0.fieldGoals.made',
      undefined,
      'bad-shape',
      /teams\[0\]\.fieldGoals\.made is missing/,
    ],
    [
      'a text for a number',
      'teams.0.points',
      'many',
      'bad-shape',
      /teams\[0\]\.points: must be a whole number/,
    ],
    [
      'a negative number',
      'teams.1.assists',
      -1,
      'bad-shape',
      /teams\[1\]\.assists: must be at least 0, saw -1/,
    ],
    ['a clock that is none', 'teams.1.minutes', '240', 'bad-shape', /teams\[1\]\.minutes/],
    [
      'another game than the path',
      'gameDate',
      '2021-11-23',
      'contradiction',
      /path says 2021-11-22, the file 2021-11-23/,
    ],
    [
      'one team only',
      'teams',
      smallTeamBoxscore.teams.slice(1),
      'contradiction',
      /one line each for BOS and NYK; it has BOS/,
    ],
    ['no team', 'teams', [], 'contradiction', /it has none/],
    ['a team twice', 'teams.0', smallTeamBoxscore.teams[1], 'contradiction', /it has BOS, BOS/],
    ['a team that is not in the game', 'teams.0.teamAbbreviation', 'PHI', 'contradiction', /it has PHI, BOS/],
    ['two home teams', 'teams.1.isHome', true, 'contradiction', /BOS has isHome true/],
    [
      'points that the shots are not worth',
      'teams.0.points',
      14,
      'contradiction',
      /14 points, but the shots are worth 13 \(and 1 more\)/,
    ],
    [
      'more made than attempted',
      'teams.0.fieldGoals.attempted',
      4,
      'contradiction',
      /NYK made 5 field goals of 4/,
    ],
    ['rebounds that do not add up', 'teams.0.rebounds.total', 14, 'contradiction', /14 rebounds/],
    ['minutes that no game has', 'teams.0.minutes', 250, 'contradiction', /250 minutes; a team has 240/],
    ['more minutes than any game', 'teams.0.minutes', 465, 'contradiction', /465 minutes/],
  ])

  it('rejects points that are not the final score', () => {
    expect(parse(smallTeamBoxscore, places.teamBoxscore, { ...game, homeScore: 20 })).toMatchObject({
      code: 'contradiction',
      detail: "NYK has 13 points, the schedule's final score is 20.",
    })
  })
})
