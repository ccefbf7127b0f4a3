import { expect, test } from 'vitest'
import { processorById, processors } from '../../src/pipeline/processors/processors.ts'
import type { PipelineUnderTest } from './sample-warehouse.ts'

/** Nothing gets lost between written and failed, and doing it again changes nothing. */
export function accountingOf(pipeline: () => PipelineUnderTest): void {
  test.each(processors.map(({ id }) => id))(
    '%s: every expected entity is written or a failure, on every day',
    async id => {
      const off = await pipeline().rows(`
    WITH latest AS (
      SELECT data_date, records_expected, records_processed, records_failed FROM nba_reference.processor_run_history
      WHERE processor_name = '${id}' AND status = 'success'
      QUALIFY ROW_NUMBER() OVER (PARTITION BY data_date ORDER BY processed_at DESC) = 1
    ), found AS (
      SELECT ${processorById(id).table.dateColumn} AS data_date, COUNT(*) AS n FROM ${processorById(id).table.name} GROUP BY 1
    ), failed AS (
      SELECT analysis_date AS data_date, COUNT(*) AS n FROM nba_processing.precompute_failures WHERE processor_name = '${id}' GROUP BY 1
    )
    SELECT * FROM latest LEFT JOIN found USING (data_date) LEFT JOIN failed AS f USING (data_date)
    WHERE records_expected <> records_processed + records_failed OR records_processed <> COALESCE(found.n, 0)
      OR records_failed <> COALESCE(f.n, 0) OR records_expected = 0`)
      expect(off).toEqual([])
      const [count] = await pipeline().rows(
        `SELECT COUNT(DISTINCT data_date) AS n FROM nba_reference.processor_run_history WHERE processor_name = '${id}'`,
      )
      expect(Number(count?.n)).toBeGreaterThan(processorById(id).phase === 3 ? 40 : 28)
    },
  )

  test('a whole backfill done again gives the same rows, in every column but the time of the commit', async () => {
    const all = async () => {
      const found = new Map<string, unknown>()
      for (const { table, id } of processors) {
        found.set(
          id,
          await pipeline().rows(
            `SELECT * EXCLUDE (processed_at) FROM ${table.name} ORDER BY ${table.key.join(', ')}`,
          ),
        )
      }
      found.set(
        'failures',
        await pipeline().rows(
          'SELECT * EXCLUDE (run_id, created_at) FROM nba_processing.precompute_failures ORDER BY processor_name, analysis_date, entity_id',
        ),
      )
      return found
    }
    const before = await all()
    await pipeline().backfill(3, 'all')
    await pipeline().backfill(4, 'all')
    const after = await all()
    for (const [id, rows] of before) expect(after.get(id), id).toEqual(rows)
  }, 180_000)
}
