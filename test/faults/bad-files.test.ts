import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backcourt, backcourtJson } from '../commands/command-line.ts'
import { rowsOf } from '../commands/contents.ts'
import { newFolder, ownFiles } from '../commands/prepared-home.ts'

const DAY = '2021-10-20'
const DAYS = /2021-10-2[01]/
const QUARANTINE = 'SELECT path, reason_code, reason FROM nba_orchestration.quarantined_files ORDER BY path'

const filesOf = (folder: string, prefix: string) =>
  readdirSync(join(folder, prefix), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()

const gamebookOf = (folder: string) => filesOf(folder, `nba-com/gamebooks-data/${DAY}`)[0] as string
const boxscoreOf = (folder: string) => filesOf(folder, `nba-com/team-boxscore/${DAY}`)[0] as string
const playsOf = (folder: string) => filesOf(folder, `big-data-ball/2021-22/${DAY}`)[0] as string

type Json = Record<string, unknown>
const rewrite = (path: string, change: (file: Json) => unknown) => {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Json
  writeFileSync(path, JSON.stringify(change(file) ?? file))
}
/** The gamebook's first player who played, wherever the file keeps him. */
const firstActive = (file: Json): Json => (file.active_players as Json[])[0] as Json

type Case = readonly [name: string, spoil: (folder: string) => string, reason: RegExp]

const cases: readonly Case[] = [
  [
    'JSON that is cut off',
    folder => {
      const path = gamebookOf(folder)
      truncateSync(path, Math.floor(readFileSync(path).length / 2))
      return path
    },
    /ends|truncated|cut/i,
  ],
  [
    'JSON that is none',
    folder => {
      const path = gamebookOf(folder)
      writeFileSync(path, '{"game_code": nope,}')
      return path
    },
    /JSON/,
  ],
  [
    'a page of HTML',
    folder => {
      const path = boxscoreOf(folder)
      writeFileSync(path, '<!DOCTYPE html><html><body>403 Forbidden</body></html>')
      return path
    },
    /web page.*403 Forbidden/,
  ],
  [
    'no bytes at all',
    folder => {
      const path = gamebookOf(folder)
      truncateSync(path, 0)
      return path
    },
    /0 bytes/,
  ],
  [
    'a CSV without one of its columns',
    folder => {
      const path = playsOf(folder)
      writeFileSync(path, readFileSync(path, 'utf8').replace(/(^|,)(event_type)(?=,)/, '$1kind'))
      return path
    },
    /event_type/,
  ],
  [
    'a CSV with a header and no rows',
    folder => {
      const path = playsOf(folder)
      writeFileSync(path, `${readFileSync(path, 'utf8').split('\n', 1)[0]}\n`)
      return path
    },
    /row/,
  ],
  [
    'a CSV with half a line at its end',
    folder => {
      const path = playsOf(folder)
      appendFileSync(path, '[2021-22 Regular Season],"x')
      return path
    },
    /line|quote|row/i,
  ],
  [
    'a negative number of rebounds',
    folder => {
      const path = gamebookOf(folder)
      rewrite(path, file => {
        const stats = firstActive(file).stats as Json
        stats.total_rebounds = -3
      })
      return path
    },
    /-3/,
  ],
  [
    'points that do not add up',
    folder => {
      const path = gamebookOf(folder)
      rewrite(path, file => {
        const stats = firstActive(file).stats as Json
        stats.points = Number(stats.points) + 40
      })
      return path
    },
    /points/,
  ],
  [
    'a player listed twice',
    folder => {
      const path = gamebookOf(folder)
      rewrite(path, file => void (file.active_players as Json[]).push(firstActive(file)))
      return path
    },
    /twice/,
  ],
  [
    'the folder of another day',
    folder => {
      const from = gamebookOf(folder)
      const path = from.replaceAll(DAY, '2021-10-21')
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, readFileSync(from))
      return path
    },
    /2021-10-2[01]/,
  ],
]

describe('a bad file', () => {
  test.each(cases)(
    'with %s is set aside with its reason and path, and the rest is loaded',
    async (_, spoil, reason) => {
      const files = await ownFiles()
      const where = { home: await newFolder(), files }
      const games = filesOf(files, 'nba-com/gamebooks-data').filter(file => DAYS.test(file)).length
      const path = spoil(files).slice(files.length + 1)
      const { code, stdout } = await backcourt(['ingest', `${DAY}..2021-10-21`, '--yes'], where)
      const quarantined = await rowsOf(where.home, QUARANTINE)
      expect(quarantined.map(row => row.path)).toContain(path)
      expect(String(quarantined.find(row => row.path === path)?.reason)).toMatch(reason)
      expect(code).toBe(3)
      expect(stdout).toContain('1 quarantined (look at these)')
      expect(stdout).toContain('nba_orchestration.quarantined_files')
      const [loaded] = await rowsOf(
        where.home,
        'SELECT COUNT(DISTINCT game_id) AS games FROM nba_raw.nbac_gamebook_player_stats',
      )
      expect(Number(loaded?.games)).toBeGreaterThanOrEqual(games - 1)

      const again = await backcourtJson(['ingest', `${DAY}..2021-10-21`, '--yes'], where)
      expect(again.document.headline).toContain('Nothing to do')
    },
  )

  test('that is mended is loaded the next time, and its entry goes', async () => {
    const files = await ownFiles()
    const where = { home: await newFolder(), files }
    const path = gamebookOf(files)
    const good = readFileSync(path)
    truncateSync(path, 100)
    await backcourt(['ingest', DAY, '--yes'], where)
    expect(await rowsOf(where.home, QUARANTINE)).toHaveLength(1)
    writeFileSync(path, good)
    const { code } = await backcourt(['ingest', DAY, '--yes'], where)
    expect([code, await rowsOf(where.home, QUARANTINE)]).toEqual([0, []])
  })

  test('behind a link that leads out of the folder is not reached', async () => {
    const files = await ownFiles()
    const outside = await newFolder()
    const inside = dirname(gamebookOf(files))
    writeFileSync(join(outside, '20211020_235959.json'), readFileSync(gamebookOf(files)))
    symlinkSync(join(outside, '20211020_235959.json'), join(inside, '20211020_235959.json'))
    symlinkSync(outside, join(dirname(inside), '20211020-BOSNYK'))
    const where = { home: await newFolder(), files }
    await backcourt(['ingest', DAY, '--yes'], where)
    const seen = await rowsOf(where.home, 'SELECT path FROM nba_orchestration.source_files')
    expect(seen.filter(row => /235959|BOSNYK/.test(String(row.path)))).toEqual([])
    expect(seen.length).toBeGreaterThan(0)
  })
})
