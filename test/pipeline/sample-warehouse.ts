import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderStore } from '../../src/files/folder.ts'
import { readCalendar } from '../../src/pipeline/calendar.ts'
import { performFeed } from '../../src/pipeline/ingest/perform-feed.ts'
import { performNames } from '../../src/pipeline/ingest/perform-names.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'
import { type Policy, planBackfill } from '../../src/pipeline/plan/plan-backfill.ts'
import { planIngest } from '../../src/pipeline/plan/plan-ingest.ts'
import type { Processor } from '../../src/pipeline/processors/define-processor.ts'
import { processorById, processors } from '../../src/pipeline/processors/processors.ts'
import { readState } from '../../src/pipeline/state/read-state.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import type { UnitOutcome } from '../../src/pipeline/units/attempt.ts'
import { claim } from '../../src/pipeline/units/fence.ts'
import { performProcessor } from '../../src/pipeline/units/perform-processor.ts'
import type { Unit } from '../../src/pipeline/units/unit.ts'
import type { SampleOptions } from '../../src/sample/sample-league.ts'
import { writeSample } from '../../src/sample/write-sample.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import type { Row, Warehouse } from '../../src/warehouse/warehouse.ts'

export const sampleOptions = { seasons: 1, seed: 13, days: 50 } as const satisfies SampleOptions
export const wholeSeason = { start: '2021-10-01', end: '2022-06-30' } as const

/** A warehouse of its own in a new folder, fed from a folder of Phase 1 files, driven without any run around it. */
export async function warehouseOn(
  files: string,
  range: { readonly start: string; readonly end: string },
  open = (folder: string): Promise<Warehouse> => openDuckDb(join(folder, 'warehouse.duckdb')),
) {
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-pipeline-'))
  const warehouse = await open(folder)
  await warehouse.createTables(tables)
  const store = folderStore(files)
  const today = '2026-11-23'
  let ticks = Date.parse('2026-11-23T12:00:00Z')
  /** Every look is a second later, so that later commits are newer. */
  const now = () => {
    ticks += 1000
    return new Date(ticks)
  }
  let runs = 0

  const attemptAt = async (unit: Unit) => ({
    runId: `run-${++runs}`,
    number: 1,
    fence: await claim(warehouse, unit.id, 'test', now()),
    user: 'test',
    startedAt: now(),
    today,
  })
  const perform = async (unit: Unit, processor?: Processor): Promise<UnitOutcome> => {
    const attempt = await attemptAt(unit)
    if (unit.target === 'resolved_names') return performNames(warehouse, unit, attempt, { now })
    if (unit.phase === 2) return performFeed(warehouse, store, unit, attempt, { now })
    return performProcessor(warehouse, processor ?? processorById(unit.target), unit, attempt, { now })
  }
  const ingestPlan = async () =>
    planIngest(
      { command: 'ingest', ...range },
      store,
      warehouse,
      await readState(warehouse, range.start, range.end),
      0,
    )
  const backfillPlan = async (chosen: readonly Processor[], policy: Policy = 'missing'): Promise<Plan> =>
    planBackfill(
      { command: 'backfill', ...range, processors: chosen, policy },
      await readCalendar(warehouse, today),
      await readState(warehouse, range.start, range.end),
    )
  const run = async (plan: Plan): Promise<UnitOutcome[]> => {
    const outcomes: UnitOutcome[] = []
    for (const unit of plan.units) outcomes.push(await perform(unit))
    return outcomes
  }
  return {
    warehouse,
    now,
    attemptAt,
    perform,
    run,
    ingestPlan,
    backfillPlan,
    ingest: async () => run(await ingestPlan()),
    backfill: async (phase: 3 | 4, policy: Policy = 'missing') =>
      run(
        await backfillPlan(
          processors.filter(processor => processor.phase === phase),
          policy,
        ),
      ),
    rows: async (sql: string): Promise<readonly Row[]> => (await warehouse.query({ sql })).rows,
    async close() {
      await warehouse.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type PipelineUnderTest = Awaited<ReturnType<typeof warehouseOn>>

/** Phase 1 files of the sample league's first fifty days in a new folder. */
export async function sampleFolder(options: SampleOptions = sampleOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-sample-'))
  await writeSample(folder, options)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A unit by hand. */
export const unitOf = (target: string, dates: readonly string[]): Unit => ({
  id: `${target} ${dates[0]}..${dates.at(-1)}`,
  target,
  phase: processorById(target).phase,
  seasonYear: 2021,
  dates,
  reasons: [{ code: 'asked for', dates }],
  after: [],
})
