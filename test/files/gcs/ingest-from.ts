import type { FileStore } from '../../../src/files/file-store.ts'
import { performFeed } from '../../../src/pipeline/ingest/perform-feed.ts'
import { performNames } from '../../../src/pipeline/ingest/perform-names.ts'
import { planIngest } from '../../../src/pipeline/plan/plan-ingest.ts'
import { readState } from '../../../src/pipeline/state/read-state.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { claim } from '../../../src/pipeline/units/fence.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'

const season = { start: '2021-10-01', end: '2022-06-30' }
const noon = new Date('2026-11-23T12:00:00Z')

/** An empty warehouse in memory, fed from any store at one moment, so that two of them can be held side by side. */
export async function ingestFrom(store: FileStore) {
  const warehouse = await openDuckDb(':memory:')
  await warehouse.createTables(tables)
  const now = () => noon
  const plan = async () =>
    planIngest(
      { command: 'ingest', ...season },
      store,
      warehouse,
      await readState(warehouse, season.start, season.end),
      0,
    )
  return {
    plan,
    async ingest(): Promise<void> {
      for (const [n, unit] of (await plan()).units.entries()) {
        const fence = await claim(warehouse, unit.id, 'test', now())
        const attempt = {
          runId: `run-${n}`,
          number: 1,
          fence,
          user: 'test',
          startedAt: noon,
          today: '2026-11-23',
        }
        const outcome =
          unit.target === 'resolved_names'
            ? await performNames(warehouse, unit, attempt, { now })
            : await performFeed(warehouse, store, unit, attempt, { now })
        if (outcome.state !== 'committed') throw new Error(`${unit.id}: ${JSON.stringify(outcome)}`)
      }
    },
    /** Rows of every table that has any; what is not as in another store left out. */
    async rows(...except: readonly string[]): Promise<ReadonlyMap<string, readonly object[]>> {
      const found = new Map<string, readonly object[]>()
      for (const { id, name, columns } of tables) {
        const left = Object.keys(columns).filter(column => !except.includes(column))
        const { rows } = await warehouse.query({ sql: `SELECT ${left.join(', ')} FROM ${name} ORDER BY ALL` })
        if (rows.length > 0) found.set(id, rows)
      }
      return found
    },
    close: () => warehouse.close(),
  }
}
