import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Processor } from '../../src/pipeline/processors/define-processor.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { evaluationParams } from '../../src/pipeline/units/processor-steps.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { compareRows } from './compare-rows.ts'
import type { PlainRow } from './evaluate.ts'
import { evaluateProcessor, inputsOf } from './evaluate-processor.ts'
import { makeHoles } from './make-holes.ts'
import { runSamplePipeline, type SamplePipeline } from './sample-pipeline.ts'
import { startZetaSql, type ZetaSql } from './start-zetasql.ts'
import { withWarehouseOf } from './warehouse-of-rows.ts'

const seasonYear = 2021

let zetaSql: ZetaSql
let pipeline: SamplePipeline
let postponed: string
/** Early and late ones, with those of the planted troubles. */
let dates: readonly string[]
beforeAll(async () => {
  pipeline = await runSamplePipeline({ seasons: 1, seed: 7, days: 37 })
  zetaSql = await startZetaSql()
  const days = async (from: string) =>
    (
      await pipeline.warehouse.query({ sql: `SELECT DISTINCT day FROM (${from}) AS t ORDER BY day` })
    ).rows.map(({ day }) => String(day))
  const all = await days('SELECT game_date AS day FROM nba_raw.nbac_schedule')
  const moved = await days('SELECT game_date AS day FROM nba_raw.nbac_schedule WHERE game_status <> 3')
  const lacking = await days(
    `SELECT analysis_date AS day FROM nba_processing.precompute_failures WHERE failure_category <> 'INSUFFICIENT_DATA'`,
  )
  postponed = String(moved[0])
  dates = [...new Set([all[3], all[15], ...moved, ...lacking, all.at(-1)].map(String))].sort()
})
afterAll(async () => {
  await zetaSql?.stop()
  await pipeline?.close()
})

const key = (processor: Processor) => ['entity_id', String(processor.table.dateColumn)]
const names = ['ZetaSQL', 'DuckDB'] as const
const written = (rows: readonly Row[]) => rows.filter(row => row.failure_category === null)
/** Failure categories that the comparisons met. */
const categories = new Set<string>()
const noteFailures = (rows: readonly Row[]) => {
  for (const { failure_category } of rows)
    if (failure_category !== null) categories.add(String(failure_category))
}

describe.each(processors.map(processor => [processor.id, processor] as const))('%s', (_, processor) => {
  it('means the same to both engines, early and late in the season and on the days of trouble', async () => {
    const params = evaluationParams({ dates, seasonYear }, pipeline.today)
    const inputs = await inputsOf(processor, params, pipeline.warehouse)
    const meant = await evaluateProcessor(zetaSql, processor, params, inputs)
    const { rows } = await pipeline.warehouse.query({ sql: processor.sql, params })
    noteFailures(rows)
    expect(written(rows).length).toBeGreaterThan(80)
    expect(compareRows(meant, rows as PlainRow[], key(processor), names)).toBeUndefined()
  })

  it('means the same to both engines when rows and values are missing', async () => {
    const params = evaluationParams({ dates, seasonYear }, pipeline.today)
    const inputs = makeHoles(await inputsOf(processor, params, pipeline.warehouse), 1)
    const meant = await evaluateProcessor(zetaSql, processor, params, inputs)
    const { rows } = await withWarehouseOf(inputs, warehouse =>
      warehouse.query({ sql: processor.sql, params }),
    )
    noteFailures(rows)
    expect(written(rows).length).toBeGreaterThan(60)
    expect(compareRows(meant, rows as PlainRow[], key(processor), names)).toBeUndefined()
  })
})

describe('a game that is still to come', () => {
  it.each(processors.filter(({ sql }) => sql.includes('@today')))(
    'means the same in $id',
    async processor => {
      const params = evaluationParams({ dates: [postponed], seasonYear }, postponed)
      const inputs = await inputsOf(processor, params, pipeline.warehouse)
      const meant = await evaluateProcessor(zetaSql, processor, params, inputs)
      const { rows } = await pipeline.warehouse.query({ sql: processor.sql, params })
      const afterwards = evaluationParams({ dates: [postponed], seasonYear }, pipeline.today)
      const played = await pipeline.warehouse.query({ sql: processor.sql, params: afterwards })
      expect(rows.length).toBeGreaterThan(played.rows.length)
      expect(compareRows(meant, rows as PlainRow[], key(processor), names)).toBeUndefined()
    },
  )
})

it('met every kind of failure that a processor can record, but for a broken formula', () => {
  expect([...categories].sort()).toEqual([
    'INCOMPLETE_UPSTREAM',
    'INSUFFICIENT_DATA',
    'MISSING_DEPENDENCY',
    'PLAYER_NOT_IN_REGISTRY',
  ])
})
