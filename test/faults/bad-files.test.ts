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
import { beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { backcourt, backcourtJson, type Ended, type Where } from '../commands/command-line.ts'
import { rowsOf } from '../commands/contents.ts'
import { newFolder, ownFiles } from '../commands/prepared-home.ts'

const DAY = '2021-10-20'
const RANGE = `${DAY}..2021-10-21`
const DAYS = /2021-10-2[01]/
const QUARANTINE = 'SELECT path, reason_code, reason FROM nba_orchestration.quarantined_files ORDER BY path'

const filesOf = (folder: string, prefix: string) =>
  readdirSync(join(folder, prefix), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()

const gamebookOf = (folder: string, nth = 0) =>
  filesOf(folder, `nba-com/gamebooks-data/${DAY}`)[nth] as string
const boxscoreOf = (folder: string) => filesOf(folder, `nba-com/team-boxscore/${DAY}`)[0] as string
const playsOf = (folder: string, nth: number) =>
  filesOf(folder, `big-data-ball/2021-22/${DAY}`)[nth] as string

type Json = Record<string, unknown>
const rewrite = (path: string, change: (file: Json) => unknown) => {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Json
  writeFileSync(path, JSON.stringify(change(file) ?? file))
}
/** The gamebook's first player who played, wherever the file keeps him. */
const firstActive = (file: Json): Json => (file.active_players as Json[])[0] as Json

type Case = readonly [name: string, spoil: (folder: string) => string, reason: RegExp]

/** Each spoils a file of its own, so that one ingest meets them all. */
const cases: readonly Case[] = [
  [
    'JSON that is cut off',
    folder => {
      const path = gamebookOf(folder, 0)
      truncateSync(path, Math.floor(readFileSync(path).length / 2))
      return path
    },
    /ends|truncated|cut/i,
  ],
  [
    'JSON that is none',
    folder => {
      const path = gamebookOf(folder, 1)
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
      const path = gamebookOf(folder, 2)
      truncateSync(path, 0)
      return path
    },
    /0 bytes/,
  ],
  [
    'a CSV without one of its columns',
    folder => {
      const path = playsOf(folder, 0)
      writeFileSync(path, readFileSync(path, 'utf8').replace(/(^|,)(event_type)(?=,)/, '$1kind'))
      return path
    },
    /event_type/,
  ],
  [
    'a CSV with a header and no rows',
    folder => {
      const path = playsOf(folder, 1)
      writeFileSync(path, `${readFileSync(path, 'utf8').split('\n', 1)[0]}\n`)
      return path
    },
    /row/,
  ],
  [
    'a CSV with half a line at its end',
    folder => {
      const path = playsOf(folder, 2)
      appendFileSync(path, '[2021-22 Regular Season],"x')
      return path
    },
    /line|quote|row/i,
  ],
  [
    'a negative number of rebounds',
    folder => {
      const path = gamebookOf(folder, 3)
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
      const path = gamebookOf(folder, 4)
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
      const path = gamebookOf(folder, 5)
      rewrite(path, file => void (file.active_players as Json[]).push(firstActive(file)))
      return path
    },
    /twice/,
  ],
  [
    'the folder of another day',
    folder => {
      const from = gamebookOf(folder, 6)
      const path = from.replaceAll(DAY, '2021-10-21')
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, readFileSync(from))
      return path
    },
    /2021-10-2[01]/,
  ],
]

describe('a bad file', () => {
  let ended: Ended
  let where: Where & { files: string }
  let rows: readonly Row[]
  let loaded: readonly Row[]
  const spoilt = new Map<string, string>()
  beforeAll(async () => {
    where = { home: await newFolder(), files: await ownFiles() }
    for (const [name, spoil] of cases) spoilt.set(name, spoil(where.files).slice(where.files.length + 1))
    ended = await backcourt(['ingest', RANGE, '--yes'], where)
    rows = await rowsOf(where.home, QUARANTINE)
    loaded = await rowsOf(
      where.home,
      "SELECT path FROM nba_orchestration.source_files WHERE status = 'loaded'",
    )
  })

  test.each(cases)('with %s is set aside with its reason and path', (name, _, reason) => {
    const path = spoilt.get(name)
    expect(rows.map(row => row.path)).toContain(path)
    expect(String(rows.find(row => row.path === path)?.reason)).toMatch(reason)
  })

  test('does not keep its neighbours from being loaded, ends with 3, and is said with where to look', () => {
    const paths = loaded.map(row => String(row.path))
    expect(rows.map(row => row.path).sort()).toEqual([...spoilt.values()].sort())
    const all = ['nba-com/gamebooks-data', 'nba-com/team-boxscore', 'big-data-ball']
      .flatMap(prefix => filesOf(where.files, prefix))
      .map(path => path.slice(where.files.length + 1))
      .filter(path => DAYS.test(path))
    const good = all.filter(path => ![...spoilt.values()].includes(path))
    expect(good.filter(path => !paths.includes(path))).toEqual([])
    expect(good.length).toBeGreaterThan(20)
    expect(ended.code).toBe(3)
    expect(ended.stdout).toMatch(/quarantined \(look at these\)/)
    expect(ended.stdout).toContain('nba_orchestration.quarantined_files')
  })

  test('is not looked at again while it stays as it is', async () => {
    const again = await backcourtJson(['ingest', RANGE, '--yes'], where)
    expect(again.document.headline).toContain('Nothing to do')
  })

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
