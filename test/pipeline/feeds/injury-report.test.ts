import { describe, expect, it } from 'vitest'
import { firstNameFirst } from '../../../src/pipeline/feeds/first-name-first.ts'
import { injuryReportFeed } from '../../../src/pipeline/feeds/injury-report.ts'
import { rejects, rowsOf } from './rejections.ts'
import { smallInjuryReport } from './small-files.ts'
import { places, withValue } from './small-game.ts'

describe('the injury report feed', () => {
  it('turns names round, keeps them as printed beside it, and skips what a team has not submitted', () => {
    const rows = rowsOf(injuryReportFeed, places.injuryReport, smallInjuryReport)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toEqual({
      report_date: '2021-11-22',
      report_hour: 17,
      game_date: '2021-11-22',
      season_year: 2021,
      matchup: 'BOS@NYK',
      team: 'BOS',
      player_name: 'Porter Jr., Michael',
      player_lookup: 'michaelporterjr',
      injury_status: 'out',
      reason: 'Injury/Illness - Left Knee; Soreness',
    })
    expect(rows[1]).toMatchObject({ player_lookup: 'anaasek', injury_status: 'questionable' })
  })

  it('reads the hour as a text too', () => {
    const rows = rowsOf(
      injuryReportFeed,
      places.injuryReport,
      withValue(smallInjuryReport, 'report_hour', '17'),
    )
    expect(rows[0]).toMatchObject({ report_hour: 17 })
  })

  rejects(injuryReportFeed, places.injuryReport, smallInjuryReport, [
    ['a missing key', 'records.0.team', undefined, 'bad-shape', /records\[0\]\.team is missing/],
    ['an hour that no day has', 'report_hour', 24, 'bad-shape', /report_hour/],
    ['a matchup that is none', 'records.0.matchup', 'BOS-NYK', 'bad-shape', /must be a matchup/],
    ['no records', 'records', [], 'no-rows', /2021-11-22, 17:00 has no records/],
    [
      'another day than the path',
      'report_date',
      '2021-11-21',
      'contradiction',
      /path says 2021-11-22, the file 2021-11-21/,
    ],
    ['another hour than the path', 'report_hour', 5, 'contradiction', /path says hour 17, the file 5/],
    [
      'a line of another report',
      'records.0.report_date',
      '2021-11-20',
      'contradiction',
      /reported on 2021-11-20/,
    ],
    [
      'a game that is over',
      'records.0.game_date',
      '2021-11-20',
      'contradiction',
      /the game of 2021-11-20 is over/,
    ],
    [
      'a team that is not in the matchup',
      'records.0.team',
      'PHI',
      'contradiction',
      /of PHI is listed for BOS@NYK/,
    ],
    ['a team of no league', 'records.0.team', 'ZZZ', 'unknown-team', /ZZZ/],
    [
      'an unknown status',
      'records.0.player_status',
      'Tired',
      'contradiction',
      /status Tired; known are out, doubtful/,
    ],
    [
      'a player listed twice',
      'records.1',
      smallInjuryReport.records[0],
      'contradiction',
      /Porter Jr., Michael of BOS is listed twice/,
    ],
  ])
})

describe('turning a name round', () => {
  it.each([
    ['James, LeBron', 'LeBron James'],
    ['Porter Jr., Michael', 'Michael Porter Jr.'],
    ['Porter, Jr., Michael', 'Michael Porter Jr.'],
    ['Porter, Michael Jr.', 'Michael Porter Jr.'],
    ['Porter, Michael, Jr.', 'Michael Porter Jr.'],
    ['Williams III, Robert', 'Robert Williams III'],
    ['Luwawu-Cabarrot,Timothe', 'Timothe Luwawu-Cabarrot'],
    ['Mbah a Moute, Luc Richard', 'Luc Richard Mbah a Moute'],
    ['Nene', 'Nene'],
    ['Nene,', 'Nene'],
    ['', ''],
  ])('makes of %s: %s', (printed, name) => {
    expect(firstNameFirst(printed)).toBe(name)
  })
})
