import { describe, expect, test } from 'vitest'
import { openSightings } from '../../../src/pipeline/names/open-sightings.ts'
import { realFiles } from '../../real-files.ts'
import { inventedSeason } from '../../registry/invented-season.ts'
import { readRealSeason } from '../../registry/read-real-season.ts'

describe('names that mean nobody', () => {
  test('a game without a gamebook asks nobody: that is another check’s finding', () => {
    const names = inventedSeason({
      days: [
        { date: '2021-11-01', teams: { AAA: { active: ['Al Hill'], feed: ['Al Hill', 'Zed Unheard'] } } },
        { date: '2021-11-03', teams: { AAA: { feed: ['Al Hill', 'Zed Unheard'] } } },
      ],
    })
    expect(openSightings(names).open.map(({ date, rawName }) => [date, rawName])).toEqual([
      ['2021-11-01', 'Zed Unheard'],
    ])
  })
})

const root = realFiles()

describe.skipIf(root === undefined)('the queue of October to December 2021', () => {
  test('is a handful', () => {
    const { open, all } = openSightings(readRealSeason(root ?? ''))
    const names = [...new Set(open.map(({ source, team, rawName }) => `${source} ${team} ${rawName}`))]
    console.info(`${names.length} names of ${all.length} resolutions are open`, names)
    expect(all.length).toBeGreaterThan(4000)
    expect(names.length).toBeLessThanOrEqual(6)
  })
})
