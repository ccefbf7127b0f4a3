import { describe, expect, it, test } from 'vitest'
import { indexRegistered } from '../../../src/registry/evidence/index-registered.ts'
import type { NameCase } from '../../../src/registry/evidence/name-case.ts'
import { precisionOf, recallOf } from '../../../src/registry/evidence/name-tally.ts'
import { playersOfCases } from '../../../src/registry/evidence/players-of-cases.ts'
import { scoreCases } from '../../../src/registry/evidence/score-cases.ts'
import { realFiles } from '../../real-files.ts'
import { readRealSeason } from '../read-real-season.ts'
import { halfOf, realCases } from './real-cases.ts'
import { realRegistry } from './real-registry.ts'

const cases = realCases()
const root = realFiles()

const ask = (said: string, mine: readonly NameCase[], registry: Parameters<typeof indexRegistered>[0]) => {
  const score = scoreCases(mine, indexRegistered(registry))
  const { cases: count, nameable, answered, right } = score.total
  console.info(`${said}: ${count} cases, ${nameable} nameable, ${answered} answered, ${right} right`)
  return score
}

describe.skipIf(cases === undefined || root === undefined)('real names of fifteen sources', () => {
  const all = cases ?? []
  const implied = { players: playersOfCases(all) }
  const real = root === undefined ? implied : realRegistry(all, readRealSeason(root))

  it('are two halves, neither of which knows a name of the other', () => {
    const [one, other] = [0, 1].map(half => all.filter(c => halfOf(c) === half))
    const names = new Set(one?.map(({ sighting }) => sighting.rawName))
    expect(one?.length).toBeGreaterThan(1000)
    expect(other?.length).toBeGreaterThan(1000)
    expect(other?.filter(({ sighting }) => names.has(sighting.rawName))).toEqual([])
  })

  test.each([
    ['the half that was looked at', 0, 'the real registry', real],
    ['the half that only confirms', 1, 'the real registry', real],
    ['the half that was looked at', 0, 'the registry that the cases imply', implied],
    ['the half that only confirms', 1, 'the registry that the cases imply', implied],
  ] as const)('%s: answers are right and few are missing (%i, %s)', (_, half, which, registry) => {
    const { total, misses } = ask(
      `half ${half}, ${which}`,
      all.filter(c => halfOf(c) === half),
      registry,
    )
    expect(precisionOf(total)).toBeGreaterThanOrEqual(0.995)
    expect(recallOf(total)).toBeGreaterThanOrEqual(0.97)
    expect(misses.filter(miss => miss.case.expected === null)).toEqual([])
  })

  it('stay right when the registry knows three times as many people than the cases name', () => {
    const strangers = real.players.filter(({ stints }) => stints.every(({ season }) => season === 2021))
    expect(strangers.length).toBeGreaterThan(300)
    const later = strangers.flatMap(({ id, name, stints }) =>
      [2022, 2023, 2024].map(season => ({
        id: `${id}-${season}`,
        name: `${name.split(' ').reverse().join(' ')}son`,
        stints: stints.map(stint => ({ season, team: stint.team })),
      })),
    )
    const { total } = scoreCases(all, indexRegistered({ ...real, players: [...real.players, ...later] }))
    expect(precisionOf(total)).toBeGreaterThanOrEqual(0.995)
    expect(recallOf(total)).toBeGreaterThanOrEqual(0.97)
  })
})
