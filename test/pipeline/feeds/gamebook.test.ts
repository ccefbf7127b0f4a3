import { describe, expect, it } from 'vitest'
import { gamebookFeed } from '../../../src/pipeline/feeds/gamebook.ts'
import { minutesOf } from '../../../src/pipeline/feeds/gamebook-shape.ts'
import { rejects, rowsOf } from './rejections.ts'
import { smallGamebook } from './small-files.ts'
import { bytes, contextOf, game, place, places } from './small-game.ts'

const parse = (file: unknown, path = places.gamebook, known = game) =>
  gamebookFeed.parse(path, bytes(file), contextOf(known))

/** The same gamebook for another day and other teams. */
const asGame = (date: string, away: string, home: string) => ({
  file: {
    ...smallGamebook,
    date,
    game_code: `${date.replaceAll('-', '')}/${away}${home}`,
    matchup: `${away}@${home}`,
    away_team: away,
    home_team: home,
  },
  path: place(`nba-com/gamebooks-data/${date}/${date.replaceAll('-', '')}-${away}${home}/x.json`),
})

describe('the gamebook feed', () => {
  it('gives one row per player, with his place in the list of his team and status', () => {
    const rows = rowsOf(gamebookFeed, places.gamebook, smallGamebook)
    expect(rows.map(row => [row.team_abbr, row.player_status, row.list_position, row.player_lookup])).toEqual(
      [
        ['BOS', 'active', 1, 'anaasek'],
        ['BOS', 'active', 2, 'bocoxjr'],
        ['BOS', 'active', 3, 'cydee'],
        ['BOS', 'active', 4, 'dieel'],
        ['BOS', 'active', 5, 'edfox'],
        ['NYK', 'active', 1, 'gihat'],
        ['NYK', 'active', 2, 'hyink'],
        ['NYK', 'active', 3, 'iojam'],
        ['NYK', 'active', 4, 'jokit'],
        ['NYK', 'active', 5, 'kylot'],
        ['BOS', 'dnp', 1, 'lumap'],
        ['BOS', 'inactive', 1, 'hill'],
        ['BOS', 'inactive', 2, 'hill'],
        ['NYK', 'inactive', 1, 'oakiii'],
      ],
    )
    expect(rows[0]).toMatchObject({
      game_id: '20211122_BOS_NYK',
      game_code: '20211122/BOSNYK',
      season_year: 2021,
      player_name: 'Ana Ášek',
      minutes: '24:30',
      minutes_decimal: 24.5,
      points: 6,
      total_rebounds: 3,
      plus_minus: -1,
      dnp_reason: null,
      field_goal_percentage: null,
    })
    expect(rows[10]).toMatchObject({ dnp_reason: "DNP - Coach's Decision", points: null, minutes: null })
    expect(rows[12]).toMatchObject({ dnp_reason: 'Injury' })
  })

  it('keeps minutes to the second', () => {
    expect(['37:43', '0:00', '00:01', '53:00'].map(minutesOf)).toEqual([37 + 43 / 60, 0, 1 / 60, 53])
  })

  it('skips pre-season and all-star games, which the schedule does not have, and says why', () => {
    const preSeason = asGame('2021-10-05', 'BOS', 'NYK')
    expect(parse(preSeason.file, preSeason.path)).toMatchObject({
      ok: true,
      rows: [],
      notes: [expect.stringMatching(/pre-season/)],
    })
    const allStar = asGame('2022-02-20', 'DUR', 'LBN')
    expect(parse(allStar.file, allStar.path)).toMatchObject({
      ok: true,
      rows: [],
      notes: [expect.stringMatching(/all-star/)],
    })
  })

  it('rejects a game that the schedule does not know, and sees when home and away are swapped', () => {
    const later = asGame('2021-11-23', 'BOS', 'NYK')
    expect(parse(later.file, later.path)).toMatchObject({
      ok: false,
      code: 'unknown-game',
      detail: expect.stringMatching(/BOS@NYK on 2021-11-23\./),
    })
    const swapped = asGame('2021-11-22', 'NYK', 'BOS')
    expect(parse(swapped.file, swapped.path)).toMatchObject({
      code: 'unknown-game',
      detail: expect.stringMatching(/home and away are swapped/),
    })
  })

  it('loads a gamebook that is newer than the schedule, and says so', () => {
    const live = { ...game, status: 2, awayScore: null, homeScore: null }
    expect(parse(smallGamebook, places.gamebook, live)).toMatchObject({
      ok: true,
      notes: [expect.stringMatching(/not call .* final yet/)],
    })
  })

  rejects(gamebookFeed, places.gamebook, smallGamebook, [
    ['a missing list', 'dnp_players', undefined, 'bad-shape', /dnp_players is missing/],
    [
      'a missing number',
      'active_players.0.stats.points',
      undefined,
      'bad-shape',
      /active_players\[0\]\.stats\.points is missing/,
    ],
    [
      'NaN written as null',
      'active_players.0.stats.points',
      null,
      'bad-shape',
      /stats\.points: must be a whole number, saw null/,
    ],
    [
      'a text for a number',
      'active_players.0.stats.assists',
      '3',
      'bad-shape',
      /stats\.assists: must be a whole number, saw "3"/,
    ],
    [
      'half a rebound',
      'active_players.0.stats.total_rebounds',
      2.5,
      'bad-shape',
      /must be a whole number, saw 2.5/,
    ],
    [
      'a negative number',
      'active_players.0.stats.steals',
      -2,
      'bad-shape',
      /stats\.steals: must be at least 0, saw -2/,
    ],
    ['an absurd number', 'active_players.0.stats.personal_fouls', 9, 'bad-shape', /must be at most 8, saw 9/],
    [
      'minutes without seconds',
      'active_players.0.stats.minutes',
      '24',
      'bad-shape',
      /minutes: must be MM:SS, saw "24"/,
    ],
    ['sixty seconds', 'active_players.0.stats.minutes', '24:60', 'bad-shape', /must be MM:SS/],
    ['an empty name', 'active_players.0.name', ' ', 'bad-shape', /name: must not be empty/],
    ['an unknown status', 'dnp_players.0.status', 'gone', 'bad-shape', /status/],
    ['a date that does not exist', 'date', '2021-11-31', 'bad-shape', /must be a date/],
    ['a list for the file', 'active_players', {}, 'bad-shape', /active_players/],
    [
      'another date than the path',
      'date',
      '2021-11-23',
      'contradiction',
      /path says 2021-11-22, the file 2021-11-23/,
    ],
    [
      'another code',
      'game_code',
      '20211122/BOSPHI',
      'contradiction',
      /20211122\/BOSPHI, but date and teams make 20211122\/BOSNYK/,
    ],
    ['another matchup', 'matchup', 'NYK@BOS', 'contradiction', /matchup is NYK@BOS/],
    [
      'points that the shots are not worth',
      'active_players.0.stats.points',
      7,
      'contradiction',
      /Ana Ášek has 7 points, but the shots are worth 6/,
    ],
    [
      'more made than attempted',
      'active_players.0.stats.free_throws_attempted',
      0,
      'contradiction',
      /made 1 free throws of 0/,
    ],
    [
      'more threes than field goals',
      'active_players.0.stats.three_pointers_attempted',
      4,
      'contradiction',
      /1\/4 three-pointers in 2\/3/,
    ],
    [
      'rebounds that do not add up',
      'active_players.0.stats.total_rebounds',
      4,
      'contradiction',
      /has 4 rebounds, but .* are 3/,
    ],
    ['ninety minutes', 'active_players.0.stats.minutes', '90:00', 'contradiction', /90:00, more than 75/],
    [
      'a player listed twice',
      'dnp_players.0.name',
      'Bo Cox, Jr',
      'contradiction',
      /Bo Cox, Jr of BOS is listed twice/,
    ],
    [
      'players who miss the final score',
      'active_players.2.stats',
      smallGamebook.active_players[0]?.stats,
      'contradiction',
      /of BOS have 18 points, .* final score is 12/,
    ],
    [
      'a team without players',
      'active_players',
      smallGamebook.active_players.slice(0, 5),
      'contradiction',
      /NYK has 0 active players/,
    ],
    ['no players at all', 'active_players', [], 'contradiction', /BOS has 0 active players.*1 more/],
    [
      'a team that is not in the game',
      'active_players.0.team',
      'Brooklyn Nets',
      'contradiction',
      /plays for Brooklyn Nets, which is not in BOS@NYK/,
    ],
    [
      'a team of no league',
      'inactive_players.0.team',
      'Boston Tigers',
      'unknown-team',
      /Hill plays for Boston Tigers/,
    ],
    ['a name without a letter', 'dnp_players.0.name', '؟؟', 'contradiction', /no Latin letter/],
  ])
})
