import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBigQuery } from '../../src/warehouse/bigquery/open-bigquery.ts'
import { runSamplePipeline, type SamplePipeline } from '../googlesql/sample-pipeline.ts'
import { type BigQueryEmulator, startBigQuery } from './start-bigquery.ts'

let emulator: BigQueryEmulator
let pipeline: SamplePipeline
beforeAll(async () => {
  emulator = await startBigQuery()
  pipeline = await runSamplePipeline({ seasons: 1, seed: 7, days: 20 }, () =>
    openBigQuery(emulator.options()),
  )
})
afterAll(async () => {
  await pipeline?.close()
  await emulator?.close()
})

const CONFLICT = /Transaction is aborted due to concurrent update/
const range = () => `${pipeline.start}..${pipeline.end}`

describe('a command on BigQuery', () => {
  it.each([
    'preflight RANGE',
    'coverage RANGE',
    'validate RANGE',
    'why psza END',
    'why pdc END vucenovic',
    'why tdza END BOS',
    'health',
    'daily',
    'doctor',
    'handoff RANGE',
    'report RANGE',
    'history END --only psza',
    'runs',
    'run run2',
    'tables',
    'count psza RANGE',
    'backfill RANGE --phase all --policy failed',
    'registry build 2021-22',
    'registry stats',
    'registry check',
    'registry conflicts',
    'registry history',
  ])('`%s` is answered', async line => {
    await pipeline.command(line.replace('RANGE', range()).replace('END', pipeline.end))
  })

  it('has sent no statement that BigQuery refused', () => {
    const refused = emulator.jobs().filter(({ error }) => error !== undefined)
    // That another unit changed the same table is no fault of a statement.
    const faults = refused
      .map(({ error }) => String(error?.message))
      .filter(message => !CONFLICT.test(message))
    expect(faults).toEqual([])
  })
})
