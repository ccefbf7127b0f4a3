import { performUnit } from '../jobs/perform-unit.ts'
import { folderStore } from '../src/files/folder.ts'
import { readCalendar } from '../src/pipeline/calendar.ts'
import { planBackfill } from '../src/pipeline/plan/plan-backfill.ts'
import { processors } from '../src/pipeline/processors/processors.ts'
import { readState } from '../src/pipeline/state/read-state.ts'
import { tables } from '../src/pipeline/tables/index.ts'
import { openBigQuery } from '../src/warehouse/bigquery/open-bigquery.ts'
import { startBigQuery } from '../test/bigquery/start-bigquery.ts'
import type { PreparedHome } from './prepared-home.ts'
import type { Figure } from './report.ts'

/** What one run of Phase 4 may send to BigQuery, however many players and dates it has. */
const MOST_JOBS = 60
const MOST_OVERHEAD_MS = 50

/** The benchmark is a bundle beside this folder's neighbours. */
const ANALYSER = new URL('../test/googlesql/start-zetasql.ts', import.meta.url).href

/**
 * Phase 4 of an input on the emulator: how many jobs it takes, what they would be billed for, and what the client adds
 * to each unit. The emulator shares this process, so its parsing of requests counts as the client's.
 */
export async function measureBigQuery({
  input: { start, end, files, name },
  file,
}: Pick<PreparedHome, 'input' | 'file'>): Promise<readonly Figure[]> {
  const emulator = await startBigQuery({ analyser: ANALYSER })
  try {
    const warehouse = await openBigQuery(emulator.options())
    await warehouse.createTables(tables)
    await emulator.copyFrom(file)
    const today = new Date().toISOString().slice(0, 10)
    const plan = planBackfill(
      {
        command: 'backfill',
        start,
        end,
        processors: processors.filter(({ phase }) => phase === 4),
        policy: 'missing',
      },
      await readCalendar(warehouse, today),
      await readState(warehouse, start, end),
    )
    const workplace = {
      warehouse,
      store: folderStore(files),
      now: () => new Date(),
      today,
      holder: 'bench',
    }
    const before = new Set(emulator.jobs())
    const [began, busyBefore] = [performance.now(), emulator.busyMs()]
    for (const unit of plan.units) {
      const run = { runId: 'bench', by: 'bench', code: plan.code }
      const performed = await performUnit(unit, run, 1, workplace, new AbortController().signal)
      if (performed.end !== 'outcome' || performed.outcome.state !== 'committed')
        throw new Error(`${unit.id} ended otherwise: ${JSON.stringify(performed)}`)
    }
    const overheadMs = performance.now() - began - (emulator.busyMs() - busyBefore)
    const sent = emulator.jobs().filter(job => !before.has(job))
    const billed = sent.reduce((sum, job) => sum + job.billed, 0)
    await warehouse.close()
    const key = name.replaceAll(' ', '-')
    return [
      {
        key: `bigquery.${key}.units`,
        says: `units of Phase 4, ${name}`,
        value: plan.units.length,
        unit: 'units',
      },
      {
        key: `bigquery.${key}.jobs`,
        says: 'jobs sent to BigQuery for them',
        value: sent.length,
        unit: 'units',
        target: MOST_JOBS,
      },
      {
        key: `bigquery.${key}.billed`,
        says: 'would be billed, by the emulator: whole tables, ten megabytes each at least',
        value: billed / 2 ** 20,
        unit: 'MB',
      },
      {
        key: `bigquery.${key}.overhead`,
        says: 'that the client adds to a unit',
        value: overheadMs / plan.units.length,
        unit: 'ms',
        target: MOST_OVERHEAD_MS,
      },
    ]
  } finally {
    await emulator.close()
  }
}
