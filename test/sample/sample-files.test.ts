import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { sampleFiles } from '../../src/sample/sample-files.ts'
import { lineupsOf, planLeague, playGame, type SampleOptions } from '../../src/sample/sample-league.ts'
import { jsonOf, placedFiles, type ScheduleEntry } from './sample-season.ts'

const digest = (options: SampleOptions): string => {
  const hash = createHash('sha256')
  for (const { path, content } of sampleFiles(options))
    hash.update(path).update('\0').update(content).update('\0')
  return hash.digest('hex')
}

const texts = (options: SampleOptions): Map<string, string> =>
  new Map([...sampleFiles(options)].map(({ path, content }) => [path, content]))

describe('the sample files', () => {
  test('are the same bytes for the same seed, and others for another', () => {
    const options = { seasons: 1, seed: 3, days: 8 } as const
    expect(digest(options)).toBe(digest(options))
    expect(digest({ ...options, seed: 4 })).not.toBe(digest(options))
  })

  test('of the first seasons do not change when later seasons are asked for', () => {
    const one = texts({ seasons: 1, seed: 3, days: 4 })
    const four = texts({ seasons: 4, seed: 3, days: 4 })
    expect(four.size).toBeGreaterThan(3 * one.size)
    for (const [path, content] of one) expect(four.get(path), path).toBe(content)
  })

  test("of a short league are the long one's, but for the schedule and the games' ids that it keeps", () => {
    const short = texts({ seasons: 1, seed: 3, days: 5 })
    const long = texts({ seasons: 1, seed: 3, days: 9 })
    for (const [path, content] of short)
      if (!path.includes('/schedule/')) expect(long.get(path), path).toBe(content)
  })

  test('have a path of their own each, known to the layout', () => {
    const paths = [...placedFiles({ seasons: 2, seed: 3, days: 6 })].map(file => file.path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  test('do not pile up: after a whole season of 50 MB no more than 10 MB are held', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const held = (): number => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const before = held()
    let bytes = 0
    let after = 0
    for (const { path, content } of sampleFiles({ seasons: 1, seed: 3 })) {
      bytes += content.length
      if (path.includes('/schedule/')) after = held()
    }
    expect(bytes).toBeGreaterThan(50e6)
    expect(after - before).toBeLessThan(10e6)
  })
})

test('any game can be drawn alone, without the games before it', () => {
  const options = { seasons: 1, seed: 3, days: 20 } as const
  const [one] = planLeague(options)
  const [other] = planLeague(options)
  if (!one || !other) throw new Error('No season was planned')
  const inOrder = one.games.map(game => playGame(one, game, lineupsOf(one, game)).score)
  const backwards = [...other.games]
    .reverse()
    .map(game => playGame(other, game, lineupsOf(other, game)).score)
  expect(backwards.reverse()).toEqual(inOrder)
})

test('days keeps the games of the first calendar days only, all of them final', () => {
  for (const { place, content } of placedFiles({ seasons: 2, seed: 3, days: 10 })) {
    if (place.feed !== 'schedule') continue
    const games = jsonOf<{ games: ScheduleEntry[]; game_count: number }>(content)
    expect(games?.game_count).toBe(games?.games.length)
    const [first = '', ...others] = (games?.games ?? []).map(game => game.gameDateEst.slice(0, 10))
    const last = others.at(-1) ?? ''
    expect(Date.parse(last) - Date.parse(first)).toBeLessThanOrEqual(9 * 86_400_000)
    expect(games?.games.every(game => game.gameStatus === 3)).toBe(true)
  }
})

test('games caps the games of every team', () => {
  const [plan] = planLeague({ seasons: 1, seed: 3, games: 5 })
  const counts = new Map<string, number>()
  for (const { home, away } of plan?.games ?? [])
    for (const team of [home, away]) counts.set(team.code, (counts.get(team.code) ?? 0) + 1)
  expect(counts.size).toBe(30)
  expect(Math.max(...counts.values())).toBe(5)
})
