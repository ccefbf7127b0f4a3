import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/pipeline/tables/index.ts'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import {
  type PipelineUnderTest,
  sampleFolder,
  warehouseOn,
  wholeSeason,
} from '../pipeline/sample-warehouse.ts'
import { differences, ofTheSeason } from './compare-tables.ts'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let sample: Awaited<ReturnType<typeof sampleFolder>>
let onDuckDb: PipelineUnderTest
let file: string
let onBigQuery: PipelineUnderTest

const everything = async (pipeline: PipelineUnderTest) => {
  await pipeline.ingest()
  await pipeline.backfill(3)
  await pipeline.backfill(4)
}
beforeAll(async () => {
  const [started, folder] = await Promise.all([
    startBigQuery(),
    sampleFolder({ seasons: 1, seed: 13, days: 32 }),
  ])
  emulator = started
  sample = folder
  onDuckDb = await warehouseOn(sample.folder, wholeSeason, folder => {
    file = join(folder, 'warehouse.duckdb')
    return openDuckDb(file)
  })
  onBigQuery = await warehouseOn(sample.folder, wholeSeason, () => openBigQuery(emulator.options()))
  await everything(onDuckDb)
  await onDuckDb.warehouse.close()
  await everything(onBigQuery)
})
afterAll(async () => {
  await onDuckDb?.close()
  await onBigQuery?.close()
  await sample?.remove()
  await emulator?.close()
})

describe('a month of the sample league', () => {
  it('leaves in every table what it leaves on DuckDB, to the last decimal', async () => {
    expect(await differences(emulator, file, tables)).toEqual([])
  })

  it('fills every table of the pipeline', async () => {
    for (const table of tables.filter(({ phase }) => phase >= 3)) {
      const [row] = await onBigQuery.rows(`SELECT COUNT(*) AS n FROM ${table.name} ${ofTheSeason(table)}`)
      expect(Number(row?.n), table.id).toBeGreaterThan(0)
    }
  })

  it('leaves nothing in the staging dataset', () => {
    expect(
      [...emulator.catalogue.tables.keys()].filter(name => name.startsWith('backcourt_staging')),
    ).toEqual([])
  })

  it('has a label of run, unit, user and command on every job that commits a unit', () => {
    const units = emulator.jobs().filter(({ configuration }) => configuration.labels?.unit !== undefined)
    expect(units.length).toBeGreaterThan(20)
    for (const { configuration } of units)
      expect(Object.keys(configuration.labels ?? {}).sort()).toEqual(['command', 'run', 'unit', 'user'])
  })

  it('takes a file that came again with the same content for what it is', async () => {
    const files = await readdir(sample.folder, { recursive: true })
    const gamebook = files.find(path => /gamebooks-data\/.*json$/.test(path)) ?? 'none'
    await utimes(join(sample.folder, gamebook), new Date(), new Date())
    const outcomes = await onBigQuery.ingest()
    expect(outcomes).toContainEqual(
      expect.objectContaining({
        state: 'committed',
        written: 0,
        files: expect.objectContaining({ read: 1 }),
      }),
    )
    // Its version is noted, and that somebody claimed the unit; no row is another.
    const changed = (await differences(emulator, file, tables)).map(({ table }) => table)
    expect(changed).toEqual(['source_files', 'leases'])
  })
})
