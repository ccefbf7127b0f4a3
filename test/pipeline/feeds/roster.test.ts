import { describe, expect, it } from 'vitest'
import { rosterFeed } from '../../../src/pipeline/feeds/roster.ts'
import { rejects, rowsOf } from './rejections.ts'
import { smallRoster } from './small-files.ts'
import { places } from './small-game.ts'

describe('the roster feed', () => {
  it("writes the NBA's team code for Basketball-Reference's own, and tells namesakes apart by id", () => {
    expect(rowsOf(rosterFeed, places.roster, smallRoster)).toEqual([
      {
        season_year: 2021,
        season_display: '2021-22',
        team_abbrev: 'BKN',
        player_full_name: 'Goran Dragić',
        player_lookup: 'gorandragic',
        bref_player_id: 'dragigo01',
      },
      expect.objectContaining({ player_lookup: 'twonames', bref_player_id: 'namestw01' }),
      expect.objectContaining({ player_lookup: 'twonames', bref_player_id: 'namestw02' }),
    ])
  })

  rejects(rosterFeed, places.roster, smallRoster, [
    ['a missing key', 'players', undefined, 'bad-shape', /players is missing/],
    ['a number for a name', 'players.0.full_name', 7, 'bad-shape', /players\[0\]\.full_name.*saw 7/],
    ['an empty name', 'players.0.full_name', '', 'bad-shape', /must not be empty/],
    ['no players', 'players', [], 'no-rows', /BRK in 2021-22 has no players/],
    [
      'another season than the path',
      'season',
      '2020-21',
      'contradiction',
      /path says season 2021-22, the file 2020-21/,
    ],
    ['another team than the path', 'team_abbrev', 'BOS', 'contradiction', /path says team BRK, the file BOS/],
    ['a team of no league', 'team_abbrev', 'ZZZ', 'unknown-team', /ZZZ/],
    [
      'a player listed twice',
      'players.1',
      smallRoster.players[0],
      'contradiction',
      /Goran Dragić \(dragigo01\) is listed twice/,
    ],
    ['a name without a letter', 'players.0.full_name', '???', 'contradiction', /no Latin letter/],
  ])
})
