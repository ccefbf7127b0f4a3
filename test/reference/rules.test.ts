import { describe, expect, it } from 'vitest'
import { mean, rounded, sampleDeviation } from './arithmetic.ts'
import type { Game, Line, Shot, TeamTotals } from './game.ts'
import { sameName } from './names.ts'
import { referencePdc } from './reference-pdc.ts'
import { referencePsza } from './reference-psza.ts'
import { referenceTdza } from './reference-tdza.ts'
import { resolveInactive, teamMembers } from './resolve-inactive.ts'

const line = (changes: Partial<Line> = {}): Line => ({
  lookup: 'annpost',
  name: 'Ann Post',
  team: 'ATL',
  seconds: 1200,
  points: 9,
  fgm: 4,
  fga: 5,
  tpm: 1,
  tpa: 2,
  fta: 0,
  turnovers: 1,
  ...changes,
})

const shot = (zone: Shot['zone'], made = true): Shot => ({
  team: 'ATL',
  shooter: 'annpost',
  zone,
  made,
  assisted: made && zone === 'paint',
})

const threeTwosAndTwoThrees = [
  shot('paint'),
  shot('paint'),
  shot('mid_range'),
  shot('three'),
  shot('three', false),
]

const totals = (team: string, opponent: string, minutes: number): TeamTotals => ({
  team,
  opponent,
  minutes,
  points: 110,
  fga: 90,
  tpm: 12,
  tpa: 30,
  fta: 25,
  offensiveRebounds: 10,
  turnovers: 14,
})

const game = (day: number, changes: Partial<Game> = {}): Game => ({
  id: `202111${String(day).padStart(2, '0')}_ATL_BOS`,
  date: `2021-11-${String(day).padStart(2, '0')}`,
  season: 2021,
  totals: [totals('ATL', 'BOS', 240), totals('BOS', 'ATL', 240)],
  lines: [line()],
  listed: [{ lookup: 'annpost', team: 'ATL', status: 'active', resolved: true }],
  shots: threeTwosAndTwoThrees,
  ...changes,
})

const days = (count: number) => Array.from({ length: count }, (_, i) => i + 1)
const season = (count: number, changes: (day: number) => Partial<Game> = () => ({})) => ({
  teams: ['ATL', 'BOS'],
  games: days(count).map(day => game(day, changes(day))),
})

describe('zones', () => {
  it('leave a game without play-by-play out of numerator, denominator and threes', () => {
    const [row] = referencePsza(
      season(10, day => (day <= 4 ? { shots: undefined } : {})),
      '2021-11-11',
    )
    expect(row).toMatchObject({
      failure_category: null,
      games_in_sample_10: 10,
      zone_games_available: 6,
      total_shots_last_10: 30,
      paint_rate_last_10: 40,
      three_pt_rate_last_10: 40,
      paint_attempts_per_game: 2,
      three_pt_attempts_per_game: 2,
      assisted_rate_last_10: 50,
      primary_scoring_zone: 'paint',
    })
  })

  it('are NULL, not zero, when no game has play-by-play', () => {
    const [row] = referencePsza(
      season(10, () => ({ shots: undefined })),
      '2021-11-11',
    )
    expect(row).toMatchObject({
      failure_category: null,
      zone_games_available: 0,
      total_shots_last_10: null,
      paint_rate_last_10: null,
      three_pt_pct_last_10: null,
      three_pt_attempts_per_game: null,
      assisted_rate_last_10: null,
      primary_scoring_zone: null,
    })
  })

  it('do not count a two-pointer without a distance', () => {
    const [row] = referencePsza(
      season(10, () => ({ shots: [...threeTwosAndTwoThrees, shot('unknown')] })),
      '2021-11-11',
    )
    expect(row).toMatchObject({ total_shots_last_10: 50, mid_range_rate_last_10: 20 })
  })
})

describe('samples', () => {
  it('need ten games for a player, the date itself not among them', () => {
    expect(referencePsza(season(10), '2021-11-10')).toEqual([
      expect.objectContaining({ failure_category: 'INSUFFICIENT_DATA', games_in_sample_10: 9 }),
    ])
  })

  it('keep a shot without playing time, and drop a line with neither', () => {
    const count = (changes: Partial<Line>) =>
      referencePsza(
        season(3, () => ({ lines: [line({ seconds: 0, ...changes })] })),
        '2021-11-04',
      )[0]?.games_in_sample_10
    expect(count({ fga: 1 })).toBe(3)
    expect(count({ fga: 0 })).toBeUndefined()
  })

  it('need five games for a team, and use the constants of the league while few teams have ten', () => {
    expect(referenceTdza(season(4), '2021-11-05').map(row => row.failure_category)).toEqual([
      'INSUFFICIENT_DATA',
      'INSUFFICIENT_DATA',
    ])
    expect(referenceTdza(season(5), '2021-11-06')[1]).toMatchObject({
      team_abbr: 'BOS',
      failure_category: null,
      data_quality_tier: 'low',
      paint_pct_allowed_last_15: 1,
      paint_defense_vs_league_avg: 42,
      three_pt_pct_allowed_last_15: 0.4,
      three_pt_defense_vs_league_avg: 4.5,
      strongest_zone: 'perimeter',
      weakest_zone: 'mid_range',
    })
  })
})

describe('form', () => {
  it('counts loads in the days before and back-to-backs by consecutive days', () => {
    const [row] = referencePdc(season(12), '2021-11-12')
    expect(row).toMatchObject({
      games_played_season: 11,
      games_in_last_7_days: 7,
      minutes_in_last_7_days: 140,
      back_to_backs_last_14_days: 10,
      points_avg_last_5: 9,
      points_std_last_10: 0,
      ts_pct_last_10: 0.9,
      usage_rate_last_10: 12.52,
      team_pace_last_10: 105,
      team_off_rating_last_10: 104.76,
    })
  })

  it('takes overtime out of pace and into usage', () => {
    const overtime = season(12, () => ({ totals: [totals('ATL', 'BOS', 265), totals('BOS', 'ATL', 265)] }))
    const [row] = referencePdc(overtime, '2021-11-12')
    expect(row).toMatchObject({ team_pace_last_10: 95.1, usage_rate_last_10: 13.83 })
  })
})

describe('names', () => {
  it('are the same by spelling, then but for a suffix, then as the only last name', () => {
    expect(sameName('Robert Williams', ['Grant Williams', 'Robert Williams III'])).toBe('Robert Williams III')
    expect(sameName('Kenyon Martin Jr.', ['KJ Martin', 'Jalen Green'])).toBe('KJ Martin')
    expect(sameName('A Williams', ['Grant Williams', 'Robert Williams III'])).toBeUndefined()
  })

  it('of inactive players are found by exclusion, all namesakes or none', () => {
    const members = teamMembers(
      new Map([['DAL', new Set(['Ann Brown', 'Bea Brown Jr.', 'Cleo Jones'])]]),
      new Map([['DAL', ['Ann Brown', 'B Brown', 'Cy Lowe']]]),
    )
    expect(members.get('DAL')).toEqual(['Ann Brown', 'Bea Brown Jr.', 'Cleo Jones', 'Cy Lowe'])
    const resolve = (names: string[], present: string[]) =>
      resolveInactive(
        names.map(name => ({ name, team: 'DAL' })),
        present.map(lookup => ({ lookup, team: 'DAL', status: 'dnp', resolved: true })),
        members,
      ).map(({ lookup, resolved }) => [lookup, resolved])
    expect(resolve(['Brown', 'Lowe'], [])).toEqual([
      ['brown', false],
      ['cylowe', true],
    ])
    expect(resolve(['Brown'], ['annbrown'])).toEqual([['beabrownjr', true]])
    expect(resolve(['Brown', 'Brown'], [])).toEqual([
      ['annbrown', true],
      ['beabrownjr', true],
    ])
  })
})

describe('arithmetic', () => {
  it('rounds halves away from zero and keeps NULL apart from zero', () => {
    expect([rounded(2.675, 2), rounded(-2.675, 2), rounded(-0.001, 2), rounded(null, 2)]).toEqual([
      2.68,
      -2.68,
      0,
      null,
    ])
    expect([mean([]), mean([null, 2, 4]), sampleDeviation([1]), sampleDeviation([1, 3])]).toEqual([
      null,
      3,
      null,
      Math.SQRT2,
    ])
  })
})
