import { describe, expect, it } from 'vitest'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import { type InventedSeason, inventedSeason } from './invented-season.ts'

const D1 = '2021-11-01'
const D2 = '2021-11-03'

const resolved = (season: InventedSeason, source: 'bigdataball' | 'injury_report' = 'bigdataball') =>
  resolveSeason(inventedSeason(season))
    .filter(r => r.source === source)
    .map(r => `${r.date} ${r.team} ${r.rawName} = ${r.rule}: ${r.playerLookup ?? r.candidates.join(' ')}`)

const game = (active: string[], feed: string[]): InventedSeason['days'] => [
  { date: D1, teams: { AAA: { active, feed } } },
]

describe('a play-by-play name', () => {
  it('yields nothing when it is the canonical lookup, however it is written', () => {
    expect(resolved({ days: game(['Luka Dončić', 'P.J. Tuck'], ['Luka Doncic', 'PJ Tuck']) })).toEqual([])
  })

  it('is the active player from whom it differs by a suffix', () => {
    expect(resolved({ days: game(['Rob Stone III', 'Xav Till'], ['Rob Stone', 'Xav Till Sr.']) })).toEqual([
      `${D1} AAA Rob Stone = suffix: robstoneiii`,
      `${D1} AAA Xav Till Sr. = suffix: xavtill`,
    ])
  })

  it('is the only player of the team with that last name and initial', () => {
    expect(resolved({ days: game(['KJ Marl'], ['Kenyon Marl Jr.']) })).toEqual([
      `${D1} AAA Kenyon Marl Jr. = initial: kjmarl`,
    ])
  })

  it('abstains when last name and initial fit two, even if only one of them plays', () => {
    const days = [
      ...game(['KJ Marl', 'Kim Marl'], ['K. Marl']),
      { date: D2, teams: { AAA: { active: ['KJ Marl'], feed: ['K. Marl'] } } },
    ]
    expect(resolved({ days })).toEqual([
      `${D1} AAA K. Marl = ambiguous: kimmarl kjmarl`,
      `${D2} AAA K. Marl = ambiguous: kjmarl`,
    ])
  })

  it('is never a player who was not active in that game', () => {
    const days = [
      { date: D1, teams: { AAA: { dnp: ['Rob Stone III', 'Al Hill'], feed: ['Rob Stone', 'Al Hill'] } } },
    ]
    expect(resolved({ days })).toEqual([`${D1} AAA Al Hill = unknown: `, `${D1} AAA Rob Stone = unknown: `])
  })

  it('is never a player of the other team', () => {
    const days = [
      { date: D1, teams: { AAA: { active: ['Al Hill'] }, BBB: { active: ['Bo Reed'], feed: ['Al Hill'] } } },
    ]
    expect(resolved({ days })).toEqual([`${D1} BBB Al Hill = unknown: `])
  })
})

describe('an injury-report name', () => {
  const rosters = { AAA: ['Rob Stone', 'Al Hill'] }
  const days = game(['Rob Stone III'], [])

  it('yields one record per day and team when it is not the canonical lookup', () => {
    const injuries: InventedSeason['injuries'] = [
      [D1, 'AAA', 'Stone, Rob'],
      [D1, 'AAA', 'Stone, Rob'],
      [D1, 'AAA', 'Stone III, Rob'],
      [D2, 'AAA', 'Hill, Al'],
      [D2, 'AAA', 'Nobody, Xi'],
    ]
    const records = resolveSeason(inventedSeason({ rosters, days, injuries }))
    expect(records.map(r => [r.date, r.gameId, r.rawName, r.playerLookup, r.rule])).toEqual([
      [D1, `${D1} game`, 'Stone, Rob', 'robstoneiii', 'suffix'],
      [D2, '', 'Nobody, Xi', null, 'unknown'],
    ])
  })
})
