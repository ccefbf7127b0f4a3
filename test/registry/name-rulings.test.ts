import { describe, expect, test } from 'vitest'
import type { NameRuling } from '../../src/registry/name-rulings.ts'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import { inventedSeason } from './invented-season.ts'

/** Two Hills sit for AAA on the 3rd and the 5th, one of them listed; play-by-play calls Bo Stone `Bs`. */
const season = inventedSeason({
  rosters: { AAA: ['Al Hill', 'Cy Hill', 'Bo Stone'], BBB: ['Dee Hill'] },
  days: [
    { date: '2021-11-01', teams: { AAA: { active: ['Al Hill', 'Cy Hill', 'Bo Stone'], feed: ['Bs'] } } },
    { date: '2021-11-03', teams: { AAA: { active: ['Bo Stone'], inactive: ['Hill'], feed: ['Bs'] } } },
    {
      date: '2021-11-05',
      teams: { AAA: { active: ['Bo Stone'], inactive: ['Hill'] }, BBB: { active: ['Dee Hill'] } },
    },
  ],
})

const resolved = (...rulings: readonly NameRuling[]) =>
  resolveSeason({ ...season, rulings }).map(each => [
    `${each.date.slice(-2)} ${each.rawName}`,
    each.playerLookup,
    each.rule,
  ])

const is = (lookup: string, scope: NameRuling['scope'] = {}, rawLookup = 'hill'): NameRuling => ({
  rawLookup,
  scope,
  says: 'is',
  player: { lookup, name: lookup },
})
const isNot = (lookup: string, scope: NameRuling['scope'] = {}): NameRuling => ({
  rawLookup: 'hill',
  scope,
  says: 'is not',
  lookup,
})
const THIRD = { gameId: '2021-11-03 game', team: 'AAA' }

describe('what was decided of a name', () => {
  test('without decisions the names stay open', () => {
    expect(resolved()).toEqual([
      ['01 Bs', null, 'unknown'],
      ['03 Bs', null, 'unknown'],
      ['03 Hill', null, 'ambiguous'],
      ['05 Hill', null, 'ambiguous'],
    ])
  })

  test('holds in its scope and nowhere else', () => {
    expect(resolved(is('alhill', THIRD)).filter(([name]) => name?.includes('Hill'))).toEqual([
      ['03 Hill', 'alhill', 'decision'],
      ['05 Hill', null, 'ambiguous'],
    ])
  })

  test('the nearest scope counts, and of one scope the latest word on a player', () => {
    const near = resolved(is('alhill', { team: 'AAA', season: 2021 }), is('cyhill', THIRD))
    expect(near.filter(([name]) => name?.includes('Hill')).map(([, lookup]) => lookup)).toEqual([
      'cyhill',
      'alhill',
    ])
    const turned = resolved(is('alhill', THIRD), isNot('alhill', THIRD))
    expect(turned.find(([name]) => name === '03 Hill')).toEqual(['03 Hill', 'cyhill', 'exclusion'])
  })

  test('a rejected player is never chosen again, and who is left may be', () => {
    const names = resolved(isNot('alhill')).filter(([name]) => name?.includes('Hill'))
    expect(names.map(([, lookup]) => lookup)).toEqual(['cyhill', 'cyhill'])
    expect(resolved(isNot('alhill'), isNot('cyhill')).filter(([name]) => name?.includes('Hill'))).toEqual([
      ['03 Hill', null, 'unknown'],
      ['05 Hill', null, 'unknown'],
    ])
  })

  test('does not hold where the player cannot be: he dressed that day, or did not play', () => {
    expect(resolved(is('deehill')).find(([name]) => name === '05 Hill')?.[1]).toBeNull()
    expect(resolved(is('alhill', {}, 'bs')).filter(([name]) => name?.includes('Bs'))).toEqual([
      ['01 Bs', 'alhill', 'decision'],
      ['03 Bs', null, 'unknown'],
    ])
  })

  test('no player means nobody, and the rules keep their word where they agree', () => {
    const no = resolved({ rawLookup: 'hill', scope: THIRD, says: 'not a player' })
    expect(no.find(([name]) => name === '03 Hill')).toEqual(['03 Hill', null, 'unknown'])
    const agreed = inventedSeason({
      rosters: { AAA: ['Al Hill'] },
      days: [{ date: '2021-11-03', teams: { AAA: { active: ['Bo Stone'], inactive: ['Hill'] } } }],
    })
    expect(resolveSeason({ ...agreed, rulings: [is('alhill')] })).toEqual(resolveSeason(agreed))
  })
})
