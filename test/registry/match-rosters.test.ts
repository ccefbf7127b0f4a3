import { describe, expect, it } from 'vitest'
import { lookupOf } from '../../src/registry/lookup-of.ts'
import { matchRosters } from '../../src/registry/match-rosters.ts'

const named = (entries: Record<string, string[]>) =>
  Object.entries(entries).flatMap(([team, names]) =>
    names.map(name => ({ team, name, lookup: lookupOf(name) })),
  )

const rulesOf = (gamebook: Record<string, string[]>, roster: Record<string, string[]>) =>
  Object.fromEntries(
    matchRosters(named(gamebook), named(roster)).map(m => [
      `${m.team} ${m.name}`,
      `${m.rule} ${m.playerLookup}`,
    ]),
  )

describe('matchRosters', () => {
  it('matches equal lookups whatever the accents and punctuation', () => {
    expect(rulesOf({ AAA: ['P.J. Bogdanovic'] }, { AAA: ['PJ Bogdanović'] })).toEqual({
      'AAA PJ Bogdanović': 'exact pjbogdanovic',
    })
  })

  it('matches names that differ by a suffix on either side', () => {
    expect(rulesOf({ AAA: ['Rob Stone III', 'Xav Till'] }, { AAA: ['Rob Stone', 'Xav Till Sr.'] })).toEqual({
      'AAA Rob Stone': 'suffix robstoneiii',
      'AAA Xav Till Sr.': 'suffix xavtill',
    })
  })

  it('does not take Sr. for Jr.', () => {
    expect(rulesOf({ AAA: ['Rob Stone Jr.'] }, { AAA: ['Rob Stone Sr.'] })).toEqual({
      'AAA Rob Stone Sr.': 'own robstonesr',
    })
  })

  it('matches last name and initial among those left over', () => {
    expect(rulesOf({ AAA: ['KJ Marl', 'Ken Other'] }, { AAA: ['Kenyon Marl Jr.', 'Ken Other'] })).toEqual({
      'AAA Ken Other': 'exact kenother',
      'AAA Kenyon Marl Jr.': 'initial kjmarl',
    })
  })

  it('abstains when last name and initial fit two on either side', () => {
    expect(rulesOf({ AAA: ['KJ Marl'] }, { AAA: ['Kenyon Marl', 'Kim Marl'] })).toEqual({
      'AAA Kenyon Marl': 'own kenyonmarl',
      'AAA Kim Marl': 'own kimmarl',
    })
    expect(rulesOf({ AAA: ['KJ Marl', 'KC Marl'] }, { AAA: ['Kenyon Marl'] })).toEqual({
      'AAA Kenyon Marl': 'own kenyonmarl',
    })
  })

  it('does not give a player to a second spelling by initial when his own is there', () => {
    expect(rulesOf({ AAA: ['Jay Hol'] }, { AAA: ['Jay Hol', 'Joe Hol'] })).toEqual({
      'AAA Jay Hol': 'exact jayhol',
      'AAA Joe Hol': 'own joehol',
    })
  })

  it('finds a traded player under the suffix that another team’s gamebooks print', () => {
    expect(rulesOf({ AAA: ['Kev Nox II'] }, { AAA: ['Kev Nox'], BBB: ['Kev Nox'] })).toEqual({
      'AAA Kev Nox': 'suffix kevnoxii',
      'BBB Kev Nox': 'suffix kevnoxii',
    })
  })

  it('carries what one team explains to the roster of another that lists the same spelling', () => {
    expect(rulesOf({ AAA: ['KJ Marl'] }, { AAA: ['Kenyon Marl Jr.'], BBB: ['Kenyon Marl Jr.'] })).toEqual({
      'AAA Kenyon Marl Jr.': 'initial kjmarl',
      'BBB Kenyon Marl Jr.': 'initial kjmarl',
    })
  })

  it('keeps the roster’s own name for a player no gamebook lists, and never matches by initial across teams', () => {
    expect(rulesOf({ AAA: ['KJ Marl'] }, { BBB: ['Kenyon Marl'] })).toEqual({
      'BBB Kenyon Marl': 'own kenyonmarl',
    })
  })
})
