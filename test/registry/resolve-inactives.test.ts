import { describe, expect, it } from 'vitest'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import { type InventedSeason, inventedSeason } from './invented-season.ts'

/** `date team printed name` → `rule: player`, or `rule: candidates` when it names nobody. */
const inactives = (season: InventedSeason) =>
  resolveSeason(inventedSeason(season))
    .filter(({ source }) => source === 'gamebook')
    .map(r => `${r.date} ${r.team} ${r.rawName} = ${r.rule}: ${r.playerLookup ?? r.candidates.join(' ')}`)

const D1 = '2021-11-01'
const D2 = '2021-11-03'
const D3 = '2021-11-05'

describe('an inactive row', () => {
  it('is the only player of that name on the roster', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Hill', 'Bo Reed'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Hill'] } } }],
      }),
    ).toEqual([`${D1} AAA Hill = exclusion: alhill`])
  })

  it('is who shares the name and neither dressed nor sat', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Hill', 'Bo Hill', 'Cy Hill'] },
        days: [{ date: D1, teams: { AAA: { active: ['Al Hill'], dnp: ['Bo Hill'], inactive: ['Hill'] } } }],
      }),
    ).toEqual([`${D1} AAA Hill = exclusion: cyhill`])
  })

  it('is found by the gamebooks of other days when the roster lacks him', () => {
    expect(
      inactives({
        days: [
          { date: D1, teams: { AAA: { inactive: ['Hill'] } } },
          { date: D2, teams: { AAA: { active: ['Al Hill'] } } },
        ],
      }),
    ).toEqual([`${D1} AAA Hill = exclusion: alhill`])
  })

  it('takes the gamebook’s spelling where the roster spells otherwise', () => {
    expect(
      inactives({
        rosters: { AAA: ['Rob Stone', 'Al Stone'] },
        days: [
          { date: D1, teams: { AAA: { active: ['Rob Stone III'], inactive: ['Stone'] } } },
          { date: D2, teams: { AAA: { active: ['Al Stone'], inactive: ['Stone III'] } } },
        ],
      }),
    ).toEqual([`${D1} AAA Stone = exclusion: alstone`, `${D2} AAA Stone III = exclusion: robstoneiii`])
  })

  it('is not who plays for another team that day', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Hill', 'Bo Hill'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Hill'] }, BBB: { active: ['Bo Hill'] } } }],
      }),
    ).toEqual([`${D1} AAA Hill = exclusion: alhill`])
  })

  it('is not who was seen with one other team both before and after', () => {
    const days = [
      { date: D1, teams: { BBB: { active: ['Bo Hill'] } } },
      { date: D2, teams: { AAA: { inactive: ['Hill'] } } },
      { date: D3, teams: { BBB: { dnp: ['Bo Hill'] } } },
    ]
    expect(inactives({ rosters: { AAA: ['Al Hill', 'Bo Hill'] }, days })).toEqual([
      `${D2} AAA Hill = elsewhere: alhill`,
    ])
    expect(inactives({ rosters: { AAA: ['Bo Hill'] }, days })).toEqual([`${D2} AAA Hill = unknown: `])
  })

  it('may be who was with two different teams before and after', () => {
    expect(
      inactives({
        rosters: { AAA: ['Bo Hill'] },
        days: [
          { date: D1, teams: { BBB: { active: ['Bo Hill'] } } },
          { date: D2, teams: { AAA: { inactive: ['Hill'] } } },
          { date: D3, teams: { CCC: { active: ['Bo Hill'] } } },
        ],
      }),
    ).toEqual([`${D2} AAA Hill = exclusion: bohill`])
  })

  it('shares out a name among as many players as rows, in the order of their lookups', () => {
    expect(
      inactives({
        rosters: { AAA: ['Bo Hill', 'Al Hill'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Hill', 'Reed', 'Hill'] } } }],
      }),
    ).toEqual([
      `${D1} AAA Hill = exclusion: alhill`,
      `${D1} AAA Reed = unknown: `,
      `${D1} AAA Hill = exclusion: bohill`,
    ])
  })

  it('stays open when the name has fewer players than rows', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Hill'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Hill', 'Hill'] } } }],
      }),
    ).toEqual([`${D1} AAA Hill = ambiguous: alhill`, `${D1} AAA Hill = ambiguous: alhill`])
  })

  it('is whom the injury report of that day names for that team', () => {
    const season: InventedSeason = {
      rosters: { AAA: ['Al Hill', 'Bo Hill Jr.'] },
      days: [{ date: D1, teams: { AAA: { inactive: ['Hill'] } } }],
    }
    expect(inactives({ ...season, injuries: [[D1, 'AAA', 'Hill, Bo']] })).toEqual([
      `${D1} AAA Hill = injury report: bohilljr`,
    ])
    const ambiguous = [`${D1} AAA Hill = ambiguous: alhill bohilljr`]
    expect(inactives(season)).toEqual(ambiguous)
    expect(inactives({ ...season, injuries: [[D2, 'AAA', 'Hill, Bo']] })).toEqual(ambiguous)
    expect(inactives({ ...season, injuries: [[D1, 'BBB', 'Hill, Bo']] })).toEqual(ambiguous)
    const both: InventedSeason['injuries'] = [
      [D1, 'AAA', 'Hill, Bo'],
      [D1, 'AAA', 'Hill, Al'],
    ]
    expect(inactives({ ...season, injuries: both })).toEqual(ambiguous)
  })

  it('leaves the rest of a name to exclusion once the injury report has named one', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Hill', 'Bo Hill', 'Cy Hill'] },
        days: [
          { date: D1, teams: { AAA: { inactive: ['Hill', 'Hill'] }, BBB: {} } },
          { date: D2, teams: { AAA: { active: ['Al Hill'], inactive: ['Hill', 'Hill'] } } },
        ],
        injuries: [[D1, 'AAA', 'Hill, Cy']],
      }),
    ).toEqual([
      `${D1} AAA Hill = injury report: cyhill`,
      `${D1} AAA Hill = ambiguous: alhill bohill`,
      `${D2} AAA Hill = exclusion: bohill`,
      `${D2} AAA Hill = exclusion: cyhill`,
    ])
  })

  it('is who was with the team before and after, when the namesake came later', () => {
    const rosters = { AAA: ['Al Hill', 'Bo Hill'] }
    const first = { date: D1, teams: { AAA: { active: ['Al Hill'] } } }
    const between = { date: D2, teams: { AAA: { inactive: ['Hill'] } } }
    const settled = [`${D2} AAA Hill = tenure: alhill`]
    const later = { active: ['Bo Hill'], dnp: ['Al Hill'] }
    expect(inactives({ rosters, days: [first, between, { date: D3, teams: { AAA: later } }] })).toEqual(
      settled,
    )
    const byExclusion = { active: ['Bo Hill'], inactive: ['Hill'] }
    expect(inactives({ rosters, days: [first, between, { date: D3, teams: { AAA: byExclusion } }] })).toEqual(
      [...settled, `${D3} AAA Hill = exclusion: alhill`],
    )
  })

  it('stays ambiguous when the tenure of both brackets the day, or that of none', () => {
    const rosters = { AAA: ['Al Hill', 'Bo Hill'] }
    const together = { active: ['Al Hill', 'Bo Hill'] }
    const row = { date: D2, teams: { AAA: { inactive: ['Hill'] } } }
    const before = { date: D1, teams: { AAA: together } }
    const after = { date: D3, teams: { AAA: together } }
    const ambiguous = [`${D2} AAA Hill = ambiguous: alhill bohill`]
    expect(inactives({ rosters, days: [before, row, after] })).toEqual(ambiguous)
    expect(inactives({ rosters, days: [before, row] })).toEqual(ambiguous)
    expect(inactives({ rosters, days: [row] })).toEqual(ambiguous)
  })

  it('is not whose tenure another team interrupted', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Hill', 'Bo Hill'] },
        days: [
          { date: '2021-10-30', teams: { AAA: { active: ['Al Hill'] } } },
          { date: D1, teams: { BBB: { active: ['Al Hill'] } } },
          { date: D2, teams: { AAA: { inactive: ['Hill'] } } },
          { date: D3, teams: { AAA: { active: ['Al Hill'] } } },
        ],
      }),
    ).toEqual([`${D2} AAA Hill = ambiguous: alhill bohill`])
  })

  it('goes to nobody when two teams claim the same player on one day, unless evidence says which', () => {
    const rosters = { AAA: ['Al Hill'], BBB: ['Al Hill'] }
    const clash = { date: D2, teams: { AAA: { inactive: ['Hill'] }, BBB: { inactive: ['Hill'] } } }
    expect(inactives({ rosters, days: [clash] })).toEqual([
      `${D2} AAA Hill = ambiguous: alhill`,
      `${D2} BBB Hill = ambiguous: alhill`,
    ])
    expect(inactives({ rosters, days: [clash], injuries: [[D2, 'BBB', 'Hill, Al']] })).toEqual([
      `${D2} AAA Hill = unknown: `,
      `${D2} BBB Hill = injury report: alhill`,
    ])
  })

  it('goes to nobody when rows with and without a suffix could both be whom the report names', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Stone', 'Bo Stone', 'Cy Stone'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Stone', 'Stone', 'Stone Jr.'] } } }],
        injuries: [
          [D1, 'AAA', 'Stone, Al'],
          [D1, 'AAA', 'Stone, Bo'],
        ],
      }),
    ).toEqual(
      ['Stone', 'Stone', 'Stone Jr.'].map(row => `${D1} AAA ${row} = ambiguous: alstone bostone cystone`),
    )
  })

  it('is unknown when nobody of the team has that name', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Reed'], BBB: ['Al Hill'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Hill'] } } }],
      }),
    ).toEqual([`${D1} AAA Hill = unknown: `])
  })
})
