import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlayer } from '../../../src/pipeline/why/find-player.ts'
import { playersOf } from '../../../src/pipeline/why/season-names.ts'
import { lookupOf } from '../../../src/registry/lookup-of.ts'

const gamebook: readonly (readonly [string, string])[] = [
  ['LAL', 'LeBron James'],
  ['DEN', 'Nikola Jokić'],
  ['DEN', 'Michael Porter Jr.'],
  ['HOU', 'Kevin Porter Jr.'],
  ['POR', 'Greg Brown III'],
  ['GSW', 'Gary Payton II'],
  ['DAL', 'Luka Dončić'],
  ['DAL', 'Tim Hardaway Jr.'],
  ['MIA', 'Markieff Morris'],
  ['LAC', 'Marcus Morris Sr.'],
  ['TOR', 'OG Anunoby'],
  ['MEM', 'Jaren Jackson Jr.'],
  ['DET', 'Josh Jackson'],
  ['HOU', 'Kenyon Martin Jr.'],
  ['NOP', 'Herbert Jones'],
  ['MEM', 'Tyus Jones'],
  ['NYK', "De'Aaron van der Fox"],
  ['UTA', 'Bojan Bogdanović'],
  ['ATL', 'Bogdan Bogdanović'],
]

const row = (source: string, team: string, name: string, player = lookupOf(name)) => ({
  source,
  team_abbr: team,
  player_name: name,
  raw_lookup: lookupOf(name),
  player_lookup: player,
})

const players = playersOf([
  ...gamebook.map(([team, name]) => row('gamebook', team, name)),
  row('roster', 'HOU', 'KJ Martin'),
  row('roster', 'CHI', 'Lonzo Ball'),
  row('bigdataball', 'NOP', 'Herb Jones', 'herbertjones'),
  row('injury_report', 'DAL', 'Hardaway Jr., Tim', 'timhardawayjr'),
])

const found = (text: string): string => {
  const match = findPlayer(text, players)
  if (match.found === 'one') return match.player.name
  if (match.found === 'several') return `several: ${match.players.map(({ name }) => name).join(', ')}`
  return `none: ${match.nearest.map(({ name }) => name).join(', ')}`
}

describe('a player is found as people write him', () => {
  it.each([
    ['LeBron James', 'LeBron James'],
    ['lebron james', 'LeBron James'],
    ['LEBRON   JAMES', 'LeBron James'],
    ['lebronjames', 'LeBron James'],
    ['LeBron', 'LeBron James'],
    ['James', 'LeBron James'],
    ['L. James', 'LeBron James'],
    ['L James', 'LeBron James'],
    ['James, LeBron', 'LeBron James'],
    ['Jokic', 'Nikola Jokić'],
    ['nikola jokić', 'Nikola Jokić'],
    ['N. Jokic', 'Nikola Jokić'],
    ['JOKIĆ', 'Nikola Jokić'],
    ['Luka', 'Luka Dončić'],
    ['doncic', 'Luka Dončić'],
    ['Michael Porter', 'Michael Porter Jr.'],
    ['Michael Porter Jr', 'Michael Porter Jr.'],
    ['Porter Jr., Michael', 'Michael Porter Jr.'],
    ['Gary Payton', 'Gary Payton II'],
    ['Marcus Morris', 'Marcus Morris Sr.'],
    ['O.G. Anunoby', 'OG Anunoby'],
    ['og', 'OG Anunoby'],
    ['KJ Martin', 'Kenyon Martin Jr.'],
    ['Herb Jones', 'Herbert Jones'],
    ['Tim Hardaway', 'Tim Hardaway Jr.'],
    ['Lonzo', 'Lonzo Ball'],
    ['Jackson Jr.', 'Jaren Jackson Jr.'],
    ['van der fox', "De'Aaron van der Fox"],
    ['fox', "De'Aaron van der Fox"],
    ['deaaron', "De'Aaron van der Fox"],
    ['anun', 'OG Anunoby'],
    ['markieffm', 'Markieff Morris'],
  ])('%s', (text, name) => {
    expect(found(text)).toBe(name)
  })

  it.each([
    ['Porter', 'several: Kevin Porter Jr., Michael Porter Jr.'],
    ['Morris', 'several: Marcus Morris Sr., Markieff Morris'],
    ['M. Morris', 'several: Marcus Morris Sr., Markieff Morris'],
    ['Jackson', 'several: Jaren Jackson Jr., Josh Jackson'],
    ['Bogdanovic', 'several: Bogdan Bogdanović, Bojan Bogdanović'],
    ['B. Bogdanović', 'several: Bogdan Bogdanović, Bojan Bogdanović'],
    ['Jones', 'several: Herbert Jones, Tyus Jones'],
  ])('%s names several, and nobody is guessed', (text, list) => {
    expect(found(text)).toBe(list)
  })

  it.each([
    ['Lebrun James', 'none: LeBron James'],
    ['Jokik', 'none: Nikola Jokić'],
    ['Anunobi', 'none: OG Anunoby'],
    ['Gary Payton III', 'none: Gary Payton II'],
    ['Qwertzuiop', 'none: '],
    ['', 'none: '],
    ['   ', 'none: '],
    ['🏀', 'none: '],
    ['יוקיץ׳', 'none: '],
    ["'; DROP TABLE x; --", 'none: '],
    ['xx', 'none: '],
  ])('%s names nobody; the nearest are told', (text, list) => {
    expect(found(text)).toBe(list)
  })

  it('finds everybody by his own lookup and by his own name, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...players),
        fc.constantFrom('', ' ', '  '),
        fc.boolean(),
        (player, space, upper) => {
          for (const text of [player.lookup, player.name]) {
            const typed = `${space}${upper ? text.toUpperCase() : text}${space}`
            expect(findPlayer(typed, players)).toEqual({ found: 'one', player })
          }
        },
      ),
    )
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        expect(['one', 'several', 'none']).toContain(findPlayer(text, players).found)
      }),
    )
  })
})
