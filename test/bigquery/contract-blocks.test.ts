import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import { sampleFolder, warehouseOn, wholeSeason } from '../pipeline/sample-warehouse.ts'
import { contractBlocks } from '../pipeline/units/contract-blocks.ts'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let sample: Awaited<ReturnType<typeof sampleFolder>>
beforeAll(async () => {
  ;[emulator, sample] = await Promise.all([startBigQuery(), sampleFolder()])
})
afterAll(async () => {
  await sample?.remove()
  await emulator?.close()
})

/** What DuckDB made, as BigQuery's tables: only the units of the tests themselves need BigQuery. */
async function openCopy() {
  let file = ''
  const made = await warehouseOn(sample.folder, wholeSeason, folder => {
    file = join(folder, 'warehouse.duckdb')
    return openDuckDb(file)
  })
  await made.ingest()
  await made.backfill(3)
  await made.backfill(4)
  await made.warehouse.close()
  const copy = await warehouseOn(sample.folder, wholeSeason, () => openBigQuery(emulator.options()))
  await emulator.copyFrom(file)
  await made.close()
  return copy
}

describe('on BigQuery', () => contractBlocks(openCopy))
