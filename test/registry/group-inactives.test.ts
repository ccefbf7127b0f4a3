import { describe, expect, it } from 'vitest'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import { type InventedSeason, inventedSeason } from './invented-season.ts'

/** `date team printed name` → `rule: player`, or `rule: candidates` when it names nobody. */
const inactives = (season: InventedSeason) =>
  resolveSeason(inventedSeason(season))
    .filter(({ source }) => source === 'gamebook')
    .map(r => `${r.date} ${r.team} ${r.rawName} = ${r.rule}: ${r.playerLookup ?? r.candidates.join(' ')}`)

const D1 = '2021-11-01'

describe('a printed last name', () => {
  it('is told from a namesake by a printed suffix', () => {
    expect(
      inactives({
        rosters: { AAA: ['Al Stone', 'Rob Stone Jr.', 'Ty Stone II'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Stone Jr.'] } } }],
      }),
    ).toEqual([`${D1} AAA Stone Jr. = exclusion: robstonejr`])
  })

  it('is nobody whose known suffix is another one', () => {
    expect(
      inactives({
        rosters: { AAA: ['Rob Stone Jr.'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Stone III'] } } }],
      }),
    ).toEqual([`${D1} AAA Stone III = unknown: `])
  })

  it('fits a last name of several words, printed whole or in part, but no part of a word', () => {
    expect(
      inactives({
        rosters: { AAA: ['Luc Mbah a Moute', 'Fred Van Vleet', 'Al Overfleet'] },
        days: [{ date: D1, teams: { AAA: { inactive: ['Mbah a Moute', 'Vleet', 'fleet'] } } }],
      }),
    ).toEqual([
      `${D1} AAA Mbah a Moute = exclusion: lucmbahamoute`,
      `${D1} AAA Vleet = exclusion: fredvanvleet`,
      `${D1} AAA fleet = unknown: `,
    ])
  })
})
