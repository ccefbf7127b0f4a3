import { describe, expect, it } from 'vitest'
import { indexRegistered } from '../../../src/registry/evidence/index-registered.ts'
import { joinCases } from '../../../src/registry/evidence/join-cases.ts'
import { nameCaseOf } from '../../../src/registry/evidence/name-case.ts'
import { precisionOf, recallOf } from '../../../src/registry/evidence/name-tally.ts'
import { playersOfCases } from '../../../src/registry/evidence/players-of-cases.ts'
import { scoreCases } from '../../../src/registry/evidence/score-cases.ts'
import { invented } from './invented-registry.ts'

const row = (source: string, raw_name: string, id: string, category: string, teams = ['AAA', 'BBB']) =>
  nameCaseOf({
    source,
    raw_name,
    example_date: '2021-12-10',
    t1: teams[0],
    t2: teams[1],
    expected_nba_player_id: id,
    expected_nba_player_name: id,
    category,
  })

const LEAGUE = invented({ AAA: ['Al Horfield', 'Jalen Willard'], BBB: ['Jaylin Willard'] })

describe('the score of cases', () => {
  const score = scoreCases(
    [
      row('a', 'Al Horfield', 'alhorfield', 'exact'),
      row('a', 'Horfield, Al', 'alhorfield', 'last-first'),
      row('a', 'J. Willard', 'jalenwillard', 'initial'),
      row('b', 'Al Horfield', 'somebodyelse', 'exact'),
      row('b', 'TEAM', '', 'not-a-player'),
    ],
    LEAGUE,
  )

  it('counts what was answered and what was right, by source and category', () => {
    expect(score.total).toEqual({ cases: 5, nameable: 4, answered: 3, right: 2 })
    expect(score.by).toEqual([
      { source: 'a', category: 'exact', cases: 1, nameable: 1, answered: 1, right: 1 },
      { source: 'a', category: 'initial', cases: 1, nameable: 1, answered: 0, right: 0 },
      { source: 'a', category: 'last-first', cases: 1, nameable: 1, answered: 1, right: 1 },
      { source: 'b', category: 'exact', cases: 1, nameable: 1, answered: 1, right: 0 },
      { source: 'b', category: 'not-a-player', cases: 1, nameable: 0, answered: 0, right: 0 },
    ])
    expect(precisionOf(score.total)).toBeCloseTo(2 / 3)
    expect(recallOf(score.total)).toBe(0.5)
  })

  it('lists the misses, wrong answers first', () => {
    expect(score.misses.map(miss => [miss.case.sighting.rawName, miss.verdict.is, miss.candidates])).toEqual([
      ['Al Horfield', 'answer', ['Al Horfield']],
      ['J. Willard', 'ambiguous', ['Jalen Willard', 'Jaylin Willard']],
    ])
  })

  it('answers less the more score it asks for', () => {
    const answered = score.thresholds.map(threshold => threshold.answered)
    expect(answered).toEqual([...answered].sort((a, b) => b - a))
    expect(answered[0]).toBeGreaterThan(0)
  })

  it('without a single case is perfect and empty', () => {
    const { total } = scoreCases([], LEAGUE)
    expect([precisionOf(total), recallOf(total), total.cases]).toEqual([1, 1, 0])
  })
})

describe('the registry that cases imply', () => {
  it('has everybody whom they name, with the fewest teams that explain his games', () => {
    const players = playersOfCases([
      row('a', 'Al', '1', 'x', ['AAA', 'BBB']),
      row('a', 'Al', '1', 'x', ['CCC', 'AAA']),
      row('a', 'Bo', '2', 'x', ['AAA', 'BBB']),
      row('a', 'TEAM', '', 'x', ['AAA', 'BBB']),
    ])
    expect(players.map(({ id, stints }) => [id, stints.map(({ team }) => team)])).toEqual([
      ['1', ['AAA']],
      ['2', ['AAA', 'BBB']],
    ])
    expect(
      indexRegistered({ players })
        .teamOf(2021, 'BBB')
        .map(({ player }) => player.id),
    ).toEqual(['2'])
  })
})

describe('a registry joined with cases', () => {
  const cases = [
    row('a', 'Al Horfield', '7', 'exact'),
    { ...row('a', 'X', '9', 'exact', ['CCC']), expectedName: 'New Man' },
  ].map(one => (one.expected === '7' ? { ...one, expectedName: 'Al Horfield' } : one))
  const joined = joinCases(
    {
      players: [{ id: 'alhorfield', name: 'Al Horfield', stints: [{ season: 2021, team: 'AAA' }] }],
      appearances: [{ date: '2021-12-10', team: 'AAA', id: 'alhorfield', status: 'active' }],
      decisions: [{ rawName: 'Horfy', scope: {}, says: 'is', id: 'alhorfield' }],
    },
    cases,
  )

  it('goes by the ids of the cases where names are the same, in lines and decisions too', () => {
    expect(joined.appearances?.map(({ id }) => id)).toEqual(['7'])
    expect(joined.decisions).toEqual([{ rawName: 'Horfy', scope: {}, says: 'is', id: '7' }])
  })

  it('keeps its own teams for a season that it knows, and takes over whom it lacks', () => {
    expect(joined.players).toEqual([
      { id: '7', name: 'Al Horfield', stints: [{ season: 2021, team: 'AAA' }] },
      { id: '9', name: 'New Man', stints: [{ season: 2021, team: 'CCC' }] },
    ])
  })
})
