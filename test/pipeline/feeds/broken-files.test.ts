import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FilePlace } from '../../../src/files/layout.ts'
import type { Feed } from '../../../src/pipeline/feeds/feed.ts'
import { feeds } from '../../../src/pipeline/feeds/feeds.ts'
import {
  playByPlayText,
  smallGamebook,
  smallInjuryReport,
  smallRoster,
  smallSchedule,
  smallTeamBoxscore,
} from './small-files.ts'
import { bytes, contextOf, places } from './small-game.ts'

const context = contextOf()

const json: readonly [Feed, FilePlace, object][] = [
  [feeds.schedule, places.schedule, smallSchedule],
  [feeds.roster, places.roster, smallRoster],
  [feeds.injury_report, places.injuryReport, smallInjuryReport],
  [feeds.gamebook, places.gamebook, smallGamebook],
  [feeds.team_boxscore, places.teamBoxscore, smallTeamBoxscore],
]
const all: readonly [Feed, FilePlace, Uint8Array][] = [
  ...json.map(([feed, place, file]) => [feed, place, bytes(file)] as [Feed, FilePlace, Uint8Array]),
  [feeds.play_by_play, places.playByPlay, bytes(playByPlayText())],
]

describe.each(all.map(([feed, place, good]) => ({ id: feed.id, feed, place, good })))(
  'the feed $id',
  ({ feed, place, good }) => {
    const parse = (file: Uint8Array) => feed.parse(place, file, context)

    it('names the feed of its table', () => {
      expect(feeds[feed.id]).toBe(feed)
      expect(feed.table.id).toBe(feed.id)
    })

    it.each([
      ['an empty file', Buffer.alloc(0), 'empty', /0 bytes/],
      ['white space', Buffer.from(' \r\n\t'), 'empty', /white space/],
      [
        'an error page',
        Buffer.from('<!DOCTYPE html>\n<html><body>503'),
        'html',
        /<!DOCTYPE html> <html><body>503/,
      ],
      [
        'UTF-16',
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}', 'utf16le')]),
        'not-utf8',
        /UTF-16/,
      ],
      ['Latin-1', Buffer.from('{"name":"Jokiæ"}', 'latin1'), 'not-utf8', /byte 13 is not/],
      [
        'a file cut inside a letter',
        Buffer.from('{"name":"Jokić').subarray(0, -1),
        'truncated',
        /inside a character, after 14 bytes/,
      ],
    ])('rejects %s', (_name, file, code, detail) => {
      expect(parse(file)).toMatchObject({ ok: false, code, detail: expect.stringMatching(detail) })
    })

    it('takes a byte order mark and a trailing line end', () => {
      const dressed = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good, Buffer.from('\r\n')])
      expect(parse(dressed)).toEqual(parse(good))
      expect(parse(good).ok).toBe(true)
    })

    it('never throws, whatever the bytes', () => {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), file => !parse(file).ok))
      fc.assert(fc.property(fc.json(), text => !parse(Buffer.from(text)).ok))
    })

    it('never throws on a good file with some bytes changed', () => {
      const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }))
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), changes => {
          const file = Uint8Array.from(good)
          for (const [at, byte] of changes) file[at] = byte
          expect(parse(file).ok).toBeTypeOf('boolean')
        }),
      )
    })
  },
)

it.each(json.map(([feed, place, file]) => ({ id: feed.id, feed, place, file })))(
  'calls a $id file that ends anywhere too early truncated',
  ({ feed, place, file }) => {
    const good = bytes(file)
    for (let length = 1; length < good.length; length += 1) {
      expect(feed.parse(place, good.subarray(0, length), context), `${length} bytes`).toMatchObject({
        ok: false,
        code: 'truncated',
      })
    }
  },
)

it('rejects a play-by-play that ends anywhere too early', () => {
  // Without its line end alone the file still says everything.
  const good = bytes(playByPlayText())
  for (let length = 1; length < good.length - 1; length += 1) {
    expect(
      feeds.play_by_play.parse(places.playByPlay, good.subarray(0, length), context).ok,
      `${length} bytes`,
    ).toBe(false)
  }
})

it('says from which byte on a file is no JSON', () => {
  const text = '{"season":"2021-22","team_abbrev":"é",\u0020"players":NaN}'
  const outcome = feeds.roster.parse(places.roster, bytes(`\ufeff${text}`), context)
  const at = 3 + Buffer.byteLength(text.slice(0, text.indexOf('NaN')))
  expect(outcome).toEqual({
    ok: false,
    code: 'malformed-json',
    detail: `The file is no JSON from byte ${at} on: "NaN}".`,
  })
})
