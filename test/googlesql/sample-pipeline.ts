import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderStore } from '../../src/files/folder.ts'
import { readCalendar } from '../../src/pipeline/calendar.ts'
import { performFeed } from '../../src/pipeline/ingest/perform-feed.ts'
import { performNames } from '../../src/pipeline/ingest/perform-names.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import { planBackfill } from '../../src/pipeline/plan/plan-backfill.ts'
import { planIngest } from '../../src/pipeline/plan/plan-ingest.ts'
import { processorById, processors } from '../../src/pipeline/processors/processors.ts'
import { readState } from '../../src/pipeline/state/read-state.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { resolvedNames } from '../../src/pipeline/tables/reference/resolved-names.ts'
import type { UnitOutcome } from '../../src/pipeline/units/attempt.ts'
import { claim } from '../../src/pipeline/units/fence.ts'
import { performProcessor } from '../../src/pipeline/units/perform-processor.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import type { SampleOptions } from '../../src/sample/sample-league.ts'
import { type WrittenSample, writeSample } from '../../src/sample/write-sample.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import { type RecordingWarehouse, recordingWarehouse } from './recording-warehouse.ts'

export type SamplePipeline = {
  readonly warehouse: RecordingWarehouse
  readonly sample: WrittenSample
  readonly today: string
  /** Closes the warehouse and removes its files. */
  close(): Promise<void>
}

const today = '2026-11-23'
const now = () => new Date('2026-11-23T12:00:00Z')

/** A small sample league from files to Phase 4 in a DuckDB of its own, every statement recorded. */
export async function runSamplePipeline(options: SampleOptions): Promise<SamplePipeline> {
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-googlesql-'))
  const files = join(folder, 'files')
  const sample = await writeSample(files, options)
  const { firstDate: start, lastDate: end } = sample
  const warehouse = recordingWarehouse(await openDuckDb(join(folder, 'warehouse.duckdb')))
  await warehouse.createTables(tables)
  const store = folderStore(files)

  const perform = async (unit: Unit): Promise<UnitOutcome> => {
    const fence = await claim(warehouse, unit.id, 'test', now())
    const attempt = { runId: 'r1', number: 1, fence, user: 'test', startedAt: now(), today }
    if (unit.target === resolvedNames.id) return performNames(warehouse, unit, attempt, { now })
    if (unit.phase === 2) return performFeed(warehouse, store, unit, attempt, { now })
    return performProcessor(warehouse, processorById(unit.target), unit, attempt, { now })
  }
  const run = async ({ units }: Plan) => {
    for (const unit of units) {
      const outcome = await perform(unit)
      if (outcome.state !== 'committed') throw new Error(`${unit.id}: ${JSON.stringify(outcome)}`)
    }
  }

  const request = { command: 'test', start, end }
  await run(await planIngest(request, store, warehouse, await readState(warehouse, start, end), 0))
  for (const phase of [3, 4]) {
    const chosen = processors.filter(processor => processor.phase === phase)
    const calendar = await readCalendar(warehouse, today)
    const state = await readState(warehouse, start, end)
    await run(planBackfill({ ...request, processors: chosen, policy: 'missing' }, calendar, state))
  }
  return {
    warehouse,
    sample,
    today,
    close: async () => {
      await warehouse.close()
      await rm(folder, { recursive: true })
    },
  }
}
