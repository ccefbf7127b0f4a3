import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FeedId, placeOf } from '../../src/files/layout.ts'
import { teams } from '../../src/sample/teams.ts'
import { realFiles } from '../real-files.ts'
import { jsonOf, placedFiles, type ScheduleEntry } from './sample-season.ts'

/** Every path of keys in a value with the type at its end, such as `teams[].points number`. */
function shapeOf(value: unknown, at = '', shape: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${at}[]`, shape)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) shapeOf(inner, `${at}.${key}`, shape)
  else shape.add(`${at} ${value === null ? 'null' : typeof value}`)
  return shape
}

function realTexts(folder: string, feed: FeedId, most: number): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      path => placeOf(path.replaceAll('\\', '/'))?.feed === feed && statSync(join(folder, path)).isFile(),
    )
    .sort()
    .slice(0, most)
    .map(path => readFileSync(join(folder, path), 'utf8'))
}

const real = realFiles()
const sample = [...placedFiles({ seasons: 1, seed: 9, days: 16 })]
const sampleTexts = (feed: FeedId): string[] =>
  sample.filter(file => file.place.feed === feed).map(file => file.content)

describe.skipIf(real === undefined)('as in the real files (skipped when they are not there)', () => {
  const folder = real ?? ''
  const jsonFeeds = ['schedule', 'roster', 'injury_report', 'gamebook', 'team_boxscore'] as const

  test.each(jsonFeeds)('%s has the same keys with the same types', feed => {
    const shape = (texts: string[]): string[] =>
      [...texts.reduce((all, text) => shapeOf(jsonOf(text), '', all), new Set<string>())].sort()
    const expected = shape(realTexts(folder, feed, 60))
    expect(expected.length).toBeGreaterThan(2)
    expect(shape(sampleTexts(feed))).toEqual(expected)
  })

  test('keys come in the same order', () => {
    for (const feed of jsonFeeds) {
      const keys = (text: string | undefined): string[] => Object.keys(jsonOf<object>(text ?? '') ?? {})
      expect(keys(sampleTexts(feed)[0])).toEqual(keys(realTexts(folder, feed, 1)[0]))
    }
  })

  test('the play-by-play has the same columns, and fills the same ones for shots and free throws', () => {
    const filled = (texts: string[]): Record<string, string[]> => {
      const found: Record<string, Set<string>> = {}
      for (const text of texts) {
        const [header = '', ...lines] = text.trimEnd().split('\n')
        const columns = header.split(',')
        for (const line of lines) {
          const cells = line.split(',')
          const kind = cells[columns.indexOf('event_type')] ?? ''
          found[kind] ??= new Set()
          cells.forEach((cell, i) => {
            if (cell !== '') found[kind]?.add(columns[i] ?? '')
          })
        }
      }
      return Object.fromEntries(Object.entries(found).map(([kind, columns]) => [kind, [...columns].sort()]))
    }
    const texts = realTexts(folder, 'play_by_play', 60)
    expect(sampleTexts('play_by_play')[0]?.split('\n')[0]).toBe(texts[0]?.split('\n')[0])
    expect(filled(sampleTexts('play_by_play'))).toEqual(filled(texts))
  })

  test('teams have the same codes, names and ids, and rosters the same codes', () => {
    type Side = ScheduleEntry['homeTeam'] & { teamId: number; teamName: string }
    const games =
      jsonOf<{ games: { homeTeam: Side }[] }>(realTexts(folder, 'schedule', 1)[0] ?? '')?.games ?? []
    const known = new Map(
      games.map(({ homeTeam }) => [homeTeam.teamTricode, [homeTeam.teamName, homeTeam.teamId]]),
    )
    expect(new Map(teams.map(team => [team.code, [team.name, team.id]]))).toEqual(known)
    const codes = (texts: string[]): (string | undefined)[] =>
      texts.map(text => jsonOf<{ team_abbrev: string }>(text)?.team_abbrev).sort()
    expect(codes(sampleTexts('roster'))).toEqual(codes(realTexts(folder, 'roster', 30)))
  })

  test('no real player of those files is in the sample', () => {
    const names = (texts: string[]): Set<string> =>
      new Set(
        texts
          .flatMap(text => jsonOf<{ players: { full_name: string }[] }>(text)?.players ?? [])
          .map(p => p.full_name),
      )
    const invented = names(sampleTexts('roster'))
    expect(invented.size).toBeGreaterThan(440)
    for (const name of names(realTexts(folder, 'roster', 30))) expect(invented.has(name), name).toBe(false)
  })
})
