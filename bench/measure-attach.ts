import { warehouseLedger } from '../src/assistant/ledger/warehouse-ledger.ts'
import { viewRun } from '../src/assistant/run/run-view.ts'
import { tables } from '../src/pipeline/tables/index.ts'
import { openDuckDb } from '../src/warehouse/duckdb/open-duckdb.ts'
import { longRun } from './long-run.ts'
import { medianBy } from './median.ts'
import { withHome } from './prepared-home.ts'
import type { Figure } from './report.ts'
import { type Place, runCli } from './run-cli.ts'

const TIMES = 7

/**
 * Somebody looks at a run with 10,000 events in the ledger. What a process takes to open a warehouse without runs and
 * list none is its start; it is measured in turn with the looks, so that a busy neighbour meets all of them, and taken off.
 */
export const measureAttach = (files: string): Promise<readonly Figure[]> =>
  withHome(files, async (bare, bareFile) =>
    withHome(files, async (place, file) => {
      const long = longRun()
      await writeLedger(bareFile)
      await writeLedger(file, long)
      const rounds: { readonly start: number; readonly run: number; readonly watch: number }[] = []
      for (let i = 0; i < TIMES; i += 1) {
        const start = await wall('runs --json', bare)
        const run = await wall(`run ${long.run.runId} --json`, place)
        rounds.push({ start, run, watch: await wall(`watch ${long.run.runId} --json`, place) })
      }
      const folds = rounds.map(() => {
        const began = performance.now()
        viewRun(long.run.runId, long.events)
        return performance.now() - began
      })
      const events = long.events.length.toLocaleString('en-US')
      const over = (numbers: readonly number[]) => medianBy(numbers, each => each)
      const seconds = (key: string, says: string, value: number): Figure => ({
        key: `attach.${key}`,
        says,
        value,
        unit: 's',
      })
      const [run, watch] = [
        over(rounds.map(each => each.run - each.start)),
        over(rounds.map(each => each.watch - each.start)),
      ]
      return [
        seconds(
          'start',
          'a process that opens a warehouse and lists no runs',
          over(rounds.map(r => r.start)),
        ),
        { ...seconds('run', `run with ${events} events: beyond that, median of ${TIMES}`, run), target: 0.2 },
        { ...seconds('watch', 'watch of the same: beyond that', watch), target: 0.2 },
        seconds('run-whole', 'run: from start to exit', over(rounds.map(each => each.run))),
        { key: 'attach.fold', says: 'of it the fold of the events', value: over(folds), unit: 'ms' },
      ]
    }),
  )

const wall = async (line: string, place: Place): Promise<number> => (await runCli(line, place)).seconds

/** Makes the tables and, where one is given, a run through the ledger. */
async function writeLedger(file: string, long?: ReturnType<typeof longRun>): Promise<void> {
  const warehouse = await openDuckDb(file)
  try {
    await warehouse.createTables(tables)
    const [first, ...rest] = long?.events ?? []
    if (!long || !first) return
    const ledger = warehouseLedger(warehouse)
    await ledger.createRun(long.run, first)
    await ledger.append(long.run.runId, rest, 1)
  } finally {
    await warehouse.close()
  }
}
