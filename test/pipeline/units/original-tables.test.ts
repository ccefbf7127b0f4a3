import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareTables } from '../../../src/pipeline/tables/compare-tables.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../../src/warehouse/warehouse.ts'
import { type PipelineUnderTest, sampleFolder, warehouseOn } from '../sample-warehouse.ts'
import { tablesOfOriginal } from './original-ddl.ts'

const RANGE = { start: '2021-10-19', end: '2021-11-06' }

let sample: Awaited<ReturnType<typeof sampleFolder>>
let own: PipelineUnderTest
let original: PipelineUnderTest
let before: Awaited<ReturnType<typeof compareTables>>

/** Tables that a team has had for years, completed by what they lack. */
async function openOriginal(folder: string): Promise<Warehouse> {
  const warehouse = await openDuckDb(join(folder, 'warehouse.duckdb'))
  const outcome = await warehouse.transact(
    'by hand',
    tablesOfOriginal.map(sql => ({ do: 'write', statement: { sql } })),
  )
  expect(outcome.committed).toBe(true)
  before = await compareTables(warehouse, tables)
  await warehouse.createTables(tables, { withColumns: true })
  return warehouse
}

beforeAll(async () => {
  sample = await sampleFolder({ seasons: 1, seed: 13, days: 19 })
  own = await warehouseOn(sample.folder, RANGE)
  original = await warehouseOn(sample.folder, RANGE, openOriginal)
  for (const pipeline of [own, original]) {
    await pipeline.ingest()
    await pipeline.backfill(3)
    await pipeline.backfill(4)
  }
})
afterAll(async () => {
  await own?.close()
  await original?.close()
  await sample?.remove()
})

describe('tables that somebody else made years ago', () => {
  it('are told apart column by column: what is missing, what is of another type, what is left alone', () => {
    expect(before.refusing).toEqual([])
    expect(before.missing.map(({ column }) => column)).toContain(
      'nba_precompute.player_shot_zone_analysis.zone_games_available',
    )
    expect(before.taking.map(({ column, says }) => `${column} ${says}`)).toContain(
      'nba_precompute.player_shot_zone_analysis.paint_rate_last_10 is NUMERIC(38, 9), not NUMERIC(5, 2)',
    )
    expect(before.extra.map(({ column }) => column)).toContain(
      'nba_precompute.player_shot_zone_analysis.source_player_game_hash',
    )
  })

  it('take every row that tables of our own take, value for value', async () => {
    for (const name of [
      'nba_analytics.player_game_summary',
      'nba_precompute.team_defense_zone_analysis',
      'nba_precompute.player_shot_zone_analysis',
      'nba_precompute.player_daily_cache',
      'nba_processing.precompute_failures',
    ]) {
      const contract = tables.find(table => table.name === name)
      const columns = Object.keys(contract?.columns ?? {}).filter(
        column => !['processed_at', 'created_at', 'run_id'].includes(column),
      )
      const rows = (pipeline: PipelineUnderTest) =>
        pipeline.rows(
          `SELECT ${columns.join(', ')} FROM ${name} WHERE ${contract?.dateColumn} >= DATE '2021-10-01' ORDER BY ${contract?.key.filter(key => key !== 'run_id').join(', ')}`,
        )
      const expected = await rows(own)
      expect([name, expected.length > 0]).toEqual([name, true])
      expect(await rows(original)).toEqual(expected)
    }
  })

  it('keep the columns that no contract knows, with what was in them', async () => {
    const [row] = await original.rows(
      "SELECT COUNT(*) AS kept FROM nba_precompute.player_shot_zone_analysis WHERE source_player_game_hash = 'kept'",
    )
    expect(row).toEqual({ kept: 1 })
  })
})
