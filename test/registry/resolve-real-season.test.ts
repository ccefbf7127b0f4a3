import { describe, expect, it } from 'vitest'
import { resolveSeason } from '../../src/registry/resolve-season.ts'
import type { Resolution } from '../../src/registry/season-names.ts'
import { realFiles } from '../real-files.ts'
import { readRealSeason } from './read-real-season.ts'

const countBy = (resolutions: Resolution[], key: (r: Resolution) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const resolution of resolutions) counts[key(resolution)] = (counts[key(resolution)] ?? 0) + 1
  return counts
}

const root = realFiles()

describe.skipIf(root === undefined)('the names of October to December 2021', () => {
  const names = root === undefined ? undefined : readRealSeason(root)
  const started = performance.now()
  const resolutions = names === undefined ? [] : resolveSeason(names)
  const milliseconds = Math.round(performance.now() - started)
  const inactive = resolutions.filter(({ source }) => source === 'gamebook')
  const present = names?.players.filter(({ status }) => status !== 'inactive') ?? []

  it('give one answer to each of the 4,415 inactive rows, three of them an abstention', () => {
    console.info(
      `resolved in ${milliseconds} ms`,
      countBy(resolutions, r => `${r.source}: ${r.rule}`),
    )
    console.info(
      countBy(
        inactive.filter(r => r.rule !== 'exclusion'),
        r => `${r.team} ${r.rawName} = ${r.rule} ${r.playerLookup ?? r.candidates.join('/')}`,
      ),
    )
    expect(countBy(inactive, r => r.rule)).toEqual({
      exclusion: 4397,
      'injury report': 2,
      tenure: 13,
      ambiguous: 3,
    })
  })

  it('leave a row open only where no source tells the candidates apart', () => {
    const left = inactive.filter(({ rule }) => rule === 'ambiguous')
    expect(left.map(r => [r.date, r.team, r.rawName, r.candidates])).toEqual([
      ['2021-12-19', 'CHI', 'Johnson', ['alizejohnson', 'stanleyjohnson']],
      ['2021-12-20', 'CHI', 'Johnson', ['alizejohnson', 'stanleyjohnson']],
      ['2021-12-31', 'LAL', 'Jones', ['jemerriojones', 'masonjones']],
    ])
  })

  it('never have an inactive player who appears for any team that day, nor one twice', () => {
    const everybody = [
      ...present.map(({ date, lookup }) => `${date} ${lookup}`),
      ...inactive.flatMap(({ date, playerLookup }) =>
        playerLookup === null ? [] : [`${date} ${playerLookup}`],
      ),
    ]
    expect(everybody.length).toBeGreaterThan(15_000)
    const seen = new Set<string>()
    expect(everybody.filter(key => seen.size === seen.add(key).size)).toEqual([])
  })

  it('have every play-by-play name mean a player active in that game', () => {
    const active = new Set(
      present.filter(p => p.status === 'active').map(p => `${p.gameId} ${p.team} ${p.lookup}`),
    )
    const means = new Map(
      resolutions
        .filter(({ source }) => source === 'bigdataball')
        .map(r => [`${r.gameId} ${r.team} ${r.rawLookup}`, r.playerLookup]),
    )
    const lost = (names?.feedNames ?? []).filter(({ gameId, team, lookup }) => {
      const player = means.has(`${gameId} ${team} ${lookup}`)
        ? means.get(`${gameId} ${team} ${lookup}`)
        : lookup
      return !active.has(`${gameId} ${team} ${player}`)
    })
    expect(names?.feedNames.length).toBeGreaterThan(10_000)
    expect(lost).toEqual([])
  })

  it('have every injury-report name mean a player of that team', () => {
    const unresolved = resolutions.filter(r => r.source === 'injury_report' && r.playerLookup === null)
    expect([...new Set(unresolved.map(r => `${r.team} ${r.rawName}`))]).toEqual([])
  })
})
