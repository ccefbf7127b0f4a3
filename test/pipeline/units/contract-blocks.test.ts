import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processorById } from '../../../src/pipeline/processors/processors.ts'
import { claim } from '../../../src/pipeline/units/fence.ts'
import { performProcessor } from '../../../src/pipeline/units/perform-processor.ts'
import {
  type PipelineUnderTest,
  sampleFolder,
  unitOf,
  warehouseOn,
  wholeSeason,
} from '../sample-warehouse.ts'
import { contractBlocks, days } from './contract-blocks.ts'

let sample: Awaited<ReturnType<typeof sampleFolder>>
let pipeline: PipelineUnderTest
beforeAll(async () => {
  sample = await sampleFolder()
  pipeline = await warehouseOn(sample.folder, wholeSeason)
  await pipeline.ingest()
  await pipeline.backfill(3)
  await pipeline.backfill(4)
})
afterAll(() => sample?.remove())

describe('on DuckDB', () => {
  contractBlocks(async () => pipeline)

  test('a claim in the middle of a commit waits its turn: at most one of two attempts can write', async () => {
    const processor = processorById('mlfs')
    const unit = unitOf('mlfs', days)
    for (const delay of [0, 20, 60, 100, 140]) {
      const first = await pipeline.attemptAt(unit)
      const commit = () => performProcessor(pipeline.warehouse, processor, unit, first, { now: pipeline.now })
      const committing = commit().then(
        ({ state }) => state,
        (error: Error) => error.name,
      )
      await new Promise(resolve => setTimeout(resolve, delay))
      const claiming = claim(pipeline.warehouse, unit.id, 'another worker', pipeline.now()).then(
        () => 'claimed at once',
        (error: Error) => error.name,
      )
      const ends = await Promise.all([committing, claiming])
      // Once the claim stands, the earlier attempt may only have committed before it.
      if (ends[1] === 'claimed at once') expect(await commit()).toEqual({ state: 'superseded' })
      else expect(ends).toEqual(['committed', 'RetryError'])
      const doubled = await pipeline.rows(
        'SELECT game_date, player_lookup FROM nba_predictions.ml_feature_store_v2 GROUP BY game_date, player_lookup HAVING COUNT(*) > 1',
      )
      expect(doubled).toEqual([])
    }
  })
})
