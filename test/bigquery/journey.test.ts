import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables } from '../../src/pipeline/tables/index.ts'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import {
  type PipelineUnderTest,
  sampleFolder,
  warehouseOn,
  wholeSeason,
} from '../pipeline/sample-warehouse.ts'
import { contents, firstDifference, ofTheSeason } from './compare-tables.ts'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let sample: Awaited<ReturnType<typeof sampleFolder>>
let onDuckDb: PipelineUnderTest
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
  onDuckDb = await warehouseOn(sample.folder, wholeSeason)
  onBigQuery = await warehouseOn(sample.folder, wholeSeason, () => openBigQuery(emulator.options()))
  await everything(onDuckDb)
  await everything(onBigQuery)
})
afterAll(async () => {
  await onDuckDb?.close()
  await onBigQuery?.close()
  await sample?.remove()
  await emulator?.close()
})

describe('a month of the sample league', () => {
  it.each(tables.map(table => [table.id, table] as const))(
    'leave in %s what they leave on DuckDB, to the last decimal',
    async (_, table) => {
      const [theirs, ours] = [
        await contents(onBigQuery.warehouse, table),
        await contents(onDuckDb.warehouse, table),
      ]
      expect(firstDifference(theirs, ours)).toBeUndefined()
    },
  )

  it('have filled every table of the pipeline', async () => {
    for (const table of tables.filter(({ phase }) => phase >= 3)) {
      const [row] = await onBigQuery.rows(`SELECT COUNT(*) AS n FROM ${table.name} ${ofTheSeason(table)}`)
      expect(Number(row?.n), table.id).toBeGreaterThan(0)
    }
  })

  it('leave nothing in the staging dataset', () => {
    expect(
      [...emulator.catalogue.tables.keys()].filter(name => name.startsWith('backcourt_staging')),
    ).toEqual([])
  })

  it('have a label of run, unit, user and command on every job that commits a unit', () => {
    const units = emulator.jobs().filter(({ configuration }) => configuration.labels?.unit !== undefined)
    expect(units.length).toBeGreaterThan(20)
    for (const { configuration } of units)
      expect(Object.keys(configuration.labels ?? {}).sort()).toEqual(['command', 'run', 'unit', 'user'])
  })

  it('take a file that came again with the same content for what it is', async () => {
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
  })
})
