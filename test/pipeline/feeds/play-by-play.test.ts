import { describe, expect, it } from 'vitest'
import { playByPlayFeed } from '../../../src/pipeline/feeds/play-by-play.ts'
import { rowsOf } from './rejections.ts'
import { playByPlayText, playLines } from './small-files.ts'
import { bytes, contextOf, game, place, places } from './small-game.ts'

const parse = (text: string, path = places.playByPlay, known = game) =>
  playByPlayFeed.parse(path, bytes(text), contextOf(known))

const withLine = (index: number, line: string) => playByPlayText(playLines.with(index, line))

describe('the play-by-play feed', () => {
  it('gives one row per event', () => {
    const rows = rowsOf(playByPlayFeed, places.playByPlay, playByPlayText())
    expect(rows).toHaveLength(playLines.length)
    expect(rows[0]).toEqual({
      game_id: '20211122_BOS_NYK',
      bdb_game_id: '0022100250',
      game_date: '2021-11-22',
      season_year: 2021,
      home_team_abbr: 'NYK',
      away_team_abbr: 'BOS',
      event_id: 1,
      period: 1,
      game_clock: '0:11:37',
      game_clock_seconds: 697,
      event_type: 'shot',
      event_subtype: '3pt jump shot',
      player_1_name: 'Ana Ášek',
      player_1_lookup: 'anaasek',
      player_1_team_abbr: 'BOS',
      player_2_name: 'Bo Cox Jr.',
      player_2_lookup: 'bocoxjr',
      player_2_role: 'assist',
      shot_made: true,
      shot_type: '3PT',
      shot_distance: 24,
      points_scored: 3,
      original_x: -10,
      original_y: 240,
    })
  })

  it('names the blocker or the thief where nobody assists, and knows shots from other events', () => {
    const rows = rowsOf(playByPlayFeed, places.playByPlay, playByPlayText())
    expect(rows[1]).toMatchObject({
      player_2_role: 'block',
      player_2_name: 'Cy Dee',
      shot_made: false,
      shot_type: '2PT',
      original_x: 1.5,
    })
    expect(rows[2]).toMatchObject({
      player_2_role: 'steal',
      shot_made: null,
      shot_type: null,
      points_scored: null,
    })
    expect(rows[3]).toMatchObject({
      event_type: 'free throw',
      player_2_role: null,
      shot_made: null,
      points_scored: 1,
    })
  })

  it('takes a byte order mark, CRLF, quotes and other columns in its stride', () => {
    const plain = rowsOf(playByPlayFeed, places.playByPlay, playByPlayText())
    expect(rowsOf(playByPlayFeed, places.playByPlay, `\ufeff${playByPlayText(playLines, '\r\n')}`)).toEqual(
      plain,
    )
    const quoted = playByPlayText(
      playLines.map(line => line.replace('Gi Hat', '"Gi Hat"').replace('blocked', '"a ""block"", they say"')),
    )
    expect(rowsOf(playByPlayFeed, places.playByPlay, quoted)).toEqual(plain)
    const wider = playByPlayText().replace('game_id,', 'new,game_id,').replaceAll('22100250,', ',22100250,')
    expect(rowsOf(playByPlayFeed, places.playByPlay, wider)).toEqual(plain)
  })

  it("maps Basketball-Reference's team codes and drops the NBA's id in front of a name", () => {
    const nets = { ...game, home: 'BKN' }
    const text = playByPlayText().replaceAll('NYK', 'BRK').replaceAll('Gi Hat', '1630552Gi Hat')
    const outcome = parse(text, places.playByPlay, nets)
    expect(outcome.ok ? outcome.rows[1] : outcome).toMatchObject({
      player_1_team_abbr: 'BKN',
      player_1_lookup: 'gihat',
      player_1_name: '1630552Gi Hat',
    })
  })

  it('loads a file that lacks points, as one real game in ten does, and says how many', () => {
    expect(parse(playByPlayText(playLines.toSpliced(3, 2)))).toMatchObject({
      ok: true,
      notes: ['The plays of BOS lack 2 of 12 points.'],
    })
  })

  it('skips pre-season games', () => {
    const text = playByPlayText().replaceAll('22100250', '12100001')
    expect(parse(text)).toMatchObject({ ok: true, rows: [], notes: [expect.stringMatching(/pre-season/)] })
  })

  it.each([
    ['shot_distance', /lacks the column shot_distance\./],
    ['play_id', /lacks the column play_id\./],
  ])('names the missing column %s', (column, says) => {
    expect(parse(playByPlayText().replace(column, 'renamed'))).toMatchObject({
      ok: false,
      code: 'missing-column',
      detail: expect.stringMatching(says),
    })
  })

  it.each([
    [
      'a row with a field too few',
      withLine(1, '1,0:11:12,2,NYK,shot'),
      'ragged-row',
      /row 2 has 8 fields, the header has 19/,
    ],
    [
      'a cut last row',
      `${playByPlayText()}22100250,NBA`,
      'truncated',
      /ends inside its last row: row 19 has 2/,
    ],
    ['an open quote', `${playByPlayText()}"22100250`, 'truncated', /inside a quoted field of row 19/],
    [
      'text after a quote',
      withLine(1, playLines[1]?.replace('Gi Hat', '"Gi" Hat') ?? ''),
      'malformed-csv',
      /Row 2 has text after a closing quote/,
    ],
    ['a header alone', playByPlayText([]), 'no-rows', /header and no rows/],
    [
      'a column twice',
      playByPlayText().replace('block', 'steal'),
      'malformed-csv',
      /names the column steal twice/,
    ],
    [
      'an id that is none',
      playByPlayText().replaceAll('22100250', 'abc'),
      'bad-shape',
      /Row 1: game_id.*saw "abc"/,
    ],
    [
      'a US date',
      playByPlayText().replaceAll('2021-11-22', '11/22/2021'),
      'bad-shape',
      /Row 1: date: must be a date/,
    ],
    [
      'a game that the schedule does not know',
      playByPlayText().replaceAll('22100250', '22100251'),
      'unknown-game',
      /0022100251/,
    ],
    [
      'another day than the path',
      playByPlayText().replaceAll('2021-11-22', '2021-11-23'),
      'contradiction',
      /path says 2021-11-22, the file 2021-11-23/,
    ],
    [
      'rows of two games',
      playByPlayText().replace(/22100250(?=.*0:11:12)/, '22100251'),
      'contradiction',
      /Row 2 is of game 22100251/,
    ],
    [
      'a play_id that is none',
      withLine(0, '1,0:11:37,x,BOS,shot,,,,A B,0,missed,,1,1,1,'),
      'bad-shape',
      /Row 1: play_id: must be a whole number, saw "x"\./,
    ],
    [
      'a period that no game has',
      withLine(0, '0,0:11:37,1,BOS,shot,,,,A B,0,missed,,1,1,1,'),
      'bad-shape',
      /period: must be at least 1, saw "0"/,
    ],
    [
      'a clock that is none',
      withLine(0, '1,11m,1,BOS,shot,,,,A B,0,missed,,1,1,1,'),
      'bad-shape',
      /remaining_time: must be a clock .* saw "11m"/,
    ],
    [
      'more time than an overtime has',
      withLine(0, '5,0:06:00,1,BOS,shot,,,,A B,0,missed,,1,1,1,'),
      'contradiction',
      /period 5 has 300 seconds, its clock says 0:06:00/,
    ],
    [
      'an event without a type',
      withLine(0, '1,0:11:37,1,BOS,,,,,A B,0,missed,,1,1,1,'),
      'bad-shape',
      /event_type: must not be empty/,
    ],
    [
      'NaN for a distance',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,0,missed,,NaN,1,1,'),
      'bad-shape',
      /shot_distance: must be a number, saw "NaN"/,
    ],
    [
      'a shot from outside the hall',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,0,missed,,95,1,1,'),
      'bad-shape',
      /at most 94 feet, saw "95"/,
    ],
    [
      'negative points',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,-2,made,,1,1,1,'),
      'bad-shape',
      /points: must be empty or 0 to 4, saw "-2"/,
    ],
    [
      'a made shot without points',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,,made,,1,1,1,'),
      'contradiction',
      /a made shot is worth 2 points, saw none/,
    ],
    [
      'a missed shot with points',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,2,missed,,1,1,1,'),
      'contradiction',
      /a missed shot is worth 0 points, saw 2/,
    ],
    [
      'a three-pointer of two points',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,2,made,3pt jump shot,1,1,1,'),
      'contradiction',
      /a made 3pt jump shot is worth 3 points, saw 2/,
    ],
    [
      'a shot with no result',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,A B,0,,,1,1,1,'),
      'contradiction',
      /must be made or missed, saw ""/,
    ],
    [
      'a shot of nobody',
      withLine(0, '1,0:11:37,1,BOS,shot,,,,,0,missed,,1,1,1,'),
      'contradiction',
      /needs a player and a team/,
    ],
    [
      'a turnover with points',
      withLine(2, '1,0:10:59,3,NYK,turnover,,,,Gi Hat,2,,,,,,'),
      'contradiction',
      /a turnover scores nothing, saw 2/,
    ],
    [
      'a team that is not in the game',
      withLine(0, '1,0:11:37,1,PHI,shot,,,,A B,0,missed,,1,1,1,'),
      'contradiction',
      /Play 1 is of PHI, which is not in BOS@NYK/,
    ],
    [
      'a play_id twice',
      withLine(1, '1,0:11:12,1,NYK,shot,,,,Gi Hat,0,missed,,1,1,1,'),
      'contradiction',
      /play_id 1 stands twice/,
    ],
    [
      'more points than the final score',
      withLine(1, '1,0:11:12,2,NYK,shot,,,,Gi Hat,2,made,,1,1,1,'),
      'contradiction',
      /NYK have 15 points, more than the schedule's final score of 13/,
    ],
    [
      'plays of one team only',
      playByPlayText(playLines.filter(line => !line.includes('BOS'))),
      'contradiction',
      /No play is of BOS/,
    ],
    [
      'a game without an end',
      playByPlayText(playLines.slice(0, -1)),
      'truncated',
      /end in period 3 with 300 seconds left/,
    ],
  ])('rejects %s', (_name, text, code, says) => {
    expect(parse(text)).toMatchObject({ ok: false, code, detail: expect.stringMatching(says) })
  })

  it('rejects a file in the folder of another game or season', () => {
    const other = place(
      'big-data-ball/2021-22/2021-11-22/game_0022100251/[2021-11-22]-0022100251-BOS@NYK.csv',
    )
    expect(parse(playByPlayText(), other)).toMatchObject({
      code: 'contradiction',
      detail: expect.stringMatching(/path says game 0022100251/),
    })
    const season = place(
      'big-data-ball/2020-21/2021-11-22/game_0022100250/[2021-11-22]-0022100250-BOS@NYK.csv',
    )
    expect(parse(playByPlayText(), season)).toMatchObject({
      code: 'contradiction',
      detail: expect.stringMatching(/path says season 2020-21/),
    })
  })
})
