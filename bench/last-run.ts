import { warehouseLedger } from '../src/assistant/ledger/warehouse-ledger.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import { openDuckDb } from '../src/warehouse/duckdb/open-duckdb.ts'
import { countRows } from './sql-only.ts'

/** What the ledger of a home says of its latest run. */
export type LastRun = {
  readonly units: readonly Unit[]
  /** From the first event to the last. */
  readonly seconds: number
  /** Seconds of the units of each table; two units run at a time, so they add up to more than the run. */
  readonly byTarget: Readonly<Record<string, number>>
  /** Rows in the tables that its units made. */
  readonly rows: number
}

export async function lastRun(file: string): Promise<LastRun> {
  const warehouse = await openDuckDb(file)
  try {
    const ledger = warehouseLedger(warehouse)
    const [run] = await ledger.runs(1)
    if (!run) throw new Error(`${file} has seen no run`)
    const events = await ledger.events(run.runId)
    const times = events.map(({ at }) => Date.parse(at))
    const { units } = run.plan
    const targets = new Map(units.map(({ id, target }) => [id, target]))
    const byTarget: Record<string, number> = {}
    for (const event of events) {
      if (event.kind !== 'unit committed') continue
      const target = targets.get(event.unit) ?? event.unit
      byTarget[target] = (byTarget[target] ?? 0) + event.seconds
    }
    const seconds = (Math.max(...times) - Math.min(...times)) / 1000
    return { units, seconds, byTarget, rows: await countRows(warehouse, units) }
  } finally {
    await warehouse.close()
  }
}
