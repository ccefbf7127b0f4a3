import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { processorById } from '../../../src/pipeline/processors/processors.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import {
  type PipelineUnderTest,
  sampleFolder,
  sampleOptions,
  warehouseOn,
  wholeSeason,
} from '../sample-warehouse.ts'

type Book = {
  game_code: string
  active_players: { name: string; stats: Record<string, number | string> }[]
  inactive_players: { name: string; team: string }[]
}

let sample: Awaited<ReturnType<typeof sampleFolder>>
let pipeline: PipelineUnderTest
let games: readonly { date: string; gameId: string; folder: string; path: string }[]
let lateBook: string

const at = (path: string) => join(sample.folder, path)
const put = async (path: string, content: string) => {
  await mkdir(dirname(at(path)), { recursive: true })
  await writeFile(at(path), content)
}
const rows = (sql: string) => pipeline.rows(sql)
const rawTables = tables.filter(({ phase }) => phase === 2)
/** Every row of Phase 2 with the time it was written. */
const rawRows = async () => {
  const found = new Map<string, unknown>()
  for (const { id, name } of rawTables) found.set(id, await rows(`SELECT * FROM ${name} ORDER BY ALL`))
  return found
}
const bookOf = async (path: string) => JSON.parse(await readFile(at(path), 'utf8')) as Book
const idOf = (code: string) => code.replace('/', '_').replace(/([A-Z]{3})([A-Z]{3})$/, '$1_$2')
const gamebookRows = (gameId: string) =>
  rows(
    `SELECT player_lookup, steals, source_file_path FROM nba_raw.nbac_gamebook_player_stats WHERE game_id = '${gameId}' AND player_status = 'active' ORDER BY player_lookup`,
  )
const statuses = async (folder: string) =>
  (
    await rows(
      `SELECT status FROM nba_orchestration.source_files WHERE path LIKE '${folder}/%' ORDER BY path`,
    )
  ).map(({ status }) => status)
const quarantine = (folder: string) =>
  rows(
    `SELECT path, reason_code, reason FROM nba_orchestration.quarantined_files WHERE path LIKE '${folder}/%'`,
  )
/** One more steal for everybody: a change that contradicts nothing. */
const stolen = (book: Book): string =>
  JSON.stringify({
    ...book,
    active_players: book.active_players.map(player => ({
      ...player,
      stats: { ...player.stats, steals: Number(player.stats.steals) + 1 },
    })),
  })

beforeAll(async () => {
  sample = await sampleFolder({ ...sampleOptions, days: 26 })
  const found: { date: string; gameId: string; folder: string; path: string }[] = []
  for (const date of (await readdir(at('nba-com/gamebooks-data'))).sort()) {
    for (const code of (await readdir(at(`nba-com/gamebooks-data/${date}`))).sort()) {
      const folder = `nba-com/gamebooks-data/${date}/${code}`
      const [file] = await readdir(at(folder))
      found.push({ date, folder, path: `${folder}/${file}`, gameId: idOf(code.replace('-', '/')) })
    }
  }
  games = found
  const late = game(3)
  lateBook = await readFile(at(late.path), 'utf8')
  await rm(at(late.path))
  pipeline = await warehouseOn(sample.folder, wholeSeason)
  await pipeline.ingest()
  await pipeline.backfill(3)
})
afterAll(async () => {
  await pipeline.close()
  await sample.remove()
})
beforeEach(async () => {
  expect((await pipeline.ingestPlan()).units).toEqual([])
})
const game = (n: number) => {
  const found = games[n]
  if (!found) throw new Error(`the sample has no game ${n}`)
  return found
}

describe('ingest', () => {
  test('done twice plans nothing the second time and says why of every folder', async () => {
    const plan = await pipeline.ingestPlan()
    expect(plan.units).toEqual([])
    expect(new Set(plan.excluded.map(({ reason }) => reason))).toEqual(new Set(['no new files']))
  })

  test('rewrites nothing when files only have a new time', async () => {
    const before = await rawRows()
    const history = await rows('SELECT COUNT(*) AS n FROM nba_reference.processor_run_history')
    const later = new Date('2030-01-01')
    for (const path of await readdir(sample.folder, { recursive: true, withFileTypes: true })) {
      if (path.isFile()) await utimes(join(path.parentPath, path.name), later, later)
    }
    expect((await pipeline.ingestPlan()).units.length).toBeGreaterThan(5)
    const outcomes = await pipeline.ingest()
    for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'committed', written: 0 })
    expect(await rawRows()).toEqual(before)
    expect(await rows('SELECT COUNT(*) AS n FROM nba_reference.processor_run_history')).toEqual(history)
  })

  test('takes a newer file for the rows of its game and leaves all other rows', async () => {
    const { folder, path, gameId, date } = game(8)
    const others = () =>
      rows(`SELECT * FROM nba_raw.nbac_gamebook_player_stats WHERE game_id <> '${gameId}' ORDER BY ALL`)
    const [before, untouched] = [await gamebookRows(gameId), await others()]
    const newer = `${folder}/20300101_000000.json`
    await put(newer, stolen(await bookOf(path)))
    await pipeline.ingest()
    expect(await gamebookRows(gameId)).toEqual(
      before.map(row => ({ ...row, steals: Number(row.steals) + 1, source_file_path: newer })),
    )
    expect(await others()).toEqual(untouched)
    expect(await statuses(folder)).toEqual(['superseded', 'loaded'])
    const plan = await pipeline.backfillPlan([processorById('pgs')])
    expect(plan.units.map(({ dates, reasons }) => [dates, reasons[0]?.code])).toEqual([
      [[date], 'upstream newer'],
    ])
    await pipeline.backfill(3)
  })

  test('forgets no file when a third one comes: there is nothing left to do afterwards', async () => {
    const { folder, path } = game(8)
    await put(`${folder}/20300102_000000.json`, stolen(await bookOf(path)))
    await pipeline.ingest()
    expect(await statuses(folder)).toEqual(['superseded', 'superseded', 'loaded'])
    await pipeline.backfill(3)
  })

  test('sets a malformed newest file aside and keeps the rows of the older one, until it is mended', async () => {
    const { folder, path, gameId } = game(12)
    const before = await gamebookRows(gameId)
    const newer = `${folder}/20300101_000000.json`
    const whole = stolen(await bookOf(path))
    await put(newer, whole.slice(0, 500))
    await pipeline.ingest()
    expect(await gamebookRows(gameId)).toEqual(before)
    expect(await statuses(folder)).toEqual(['loaded', 'quarantined'])
    expect(await quarantine(folder)).toEqual([
      { path: newer, reason_code: 'truncated', reason: expect.stringMatching(/\S/) },
    ])
    await put(newer, whole)
    await pipeline.ingest()
    expect(await quarantine(folder)).toEqual([])
    expect(await statuses(folder)).toEqual(['superseded', 'loaded'])
    expect((await gamebookRows(gameId))[0]?.source_file_path).toBe(newer)
  })

  test('clears the quarantine of a bad file once a newer one is loaded', async () => {
    const { folder, path } = game(16)
    await put(`${folder}/20300101_000000.json`, '{"game_code": ')
    await pipeline.ingest()
    expect(await quarantine(folder)).toHaveLength(1)
    await put(`${folder}/20300102_000000.json`, stolen(await bookOf(path)))
    await pipeline.ingest()
    expect(await quarantine(folder)).toEqual([])
    expect(await statuses(folder)).toEqual(['superseded', 'superseded', 'loaded'])
  })

  test('takes the good older file on a first look when the newest is malformed', async () => {
    const { folder, path, gameId } = game(20)
    const text = await readFile(at(path), 'utf8')
    await pipeline.warehouse.transact('forget', [
      {
        do: 'write',
        statement: { sql: `DELETE FROM nba_orchestration.source_files WHERE path LIKE '${folder}/%'` },
      },
    ])
    await put(`${folder}/20300101_000000.json`, `${text.slice(0, -40)}"x": }`)
    await pipeline.ingest()
    expect(await statuses(folder)).toEqual(['loaded', 'quarantined'])
    expect(await quarantine(folder)).toHaveLength(1)
    expect(await gamebookRows(gameId)).not.toEqual([])
  })

  test('counts only the days of the games that a new schedule changes', async () => {
    const folder = 'nba-com/schedule/2021-22'
    const [file] = await readdir(at(folder))
    const content = JSON.parse(await readFile(at(`${folder}/${file}`), 'utf8')) as {
      games: { gameId: string; gameStatusText: string; gameDateEst: string }[]
    }
    const changed = content.games[10]
    const others = () =>
      rows(`SELECT * FROM nba_raw.nbac_schedule WHERE game_id <> '${changed?.gameId}' ORDER BY ALL`)
    const before = await others()
    await put(
      `${folder}/20300101_000000.json`,
      JSON.stringify({
        ...content,
        games: content.games.map(entry =>
          entry === changed ? { ...entry, gameStatusText: 'Final/OT' } : entry,
        ),
      }),
    )
    await pipeline.ingest()
    expect(await others()).toEqual(before)
    const [latest] = await rows(
      `SELECT run_id FROM nba_reference.processor_run_history WHERE processor_name = 'schedule' ORDER BY processed_at DESC LIMIT 1`,
    )
    const days = await rows(
      `SELECT data_date FROM nba_reference.processor_run_history WHERE processor_name = 'schedule' AND run_id = '${latest?.run_id}'`,
    )
    expect(days).toEqual([{ data_date: changed?.gameDateEst.slice(0, 10) }])
  })

  test('brings a late gamebook: its day is planned again, the failure goes, players and inactive names come', async () => {
    const late = game(3)
    const failures = () =>
      rows(
        `SELECT processor_name FROM nba_processing.precompute_failures WHERE entity_id = 'game ${late.gameId}' ORDER BY 1`,
      )
    const inactive = () =>
      rows(
        `SELECT player_lookup FROM nba_reference.resolved_names WHERE source = 'gamebook' AND game_id = '${late.gameId}'`,
      )
    expect(await failures()).toEqual([{ processor_name: 'pgs' }, { processor_name: 'upgc' }])
    expect(await inactive()).toEqual([])

    await put(late.path, lateBook)
    await pipeline.ingest()
    const plan = await pipeline.backfillPlan(['pgs', 'upgc'].map(processorById))
    const reasons = plan.units.map(({ target, dates, reasons }) => [target, dates[0], reasons[0]?.code])
    expect(reasons).toContainEqual(['pgs', late.date, 'upstream newer'])
    expect(reasons.map(([target]) => target)).toContain('upgc')
    await pipeline.backfill(3)
    expect(await failures()).toEqual([])
    const book = JSON.parse(lateBook) as Book
    expect(await inactive()).toHaveLength(book.inactive_players.length)
    const players = await rows(
      `SELECT player_lookup FROM nba_analytics.player_game_summary WHERE game_id = '${late.gameId}'`,
    )
    expect(players).toHaveLength(book.active_players.length)
    expect((await pipeline.backfillPlan(['pgs', 'upgc'].map(processorById))).units).toEqual([])
  })
})
