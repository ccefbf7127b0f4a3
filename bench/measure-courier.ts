import { join } from 'node:path'
import { bullmqCourier } from '../jobs/bullmq-courier.ts'
import type { Courier } from '../jobs/courier.ts'
import { inProcessCourier } from '../jobs/in-process-courier.ts'
import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import { redisLedger } from '../src/assistant/ledger/redis-ledger.ts'
import { warehouseLedger } from '../src/assistant/ledger/warehouse-ledger.ts'
import { tables } from '../src/pipeline/tables/index.ts'
import { openDuckDb } from '../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../src/warehouse/warehouse.ts'
import { memoryLedger } from '../test/jobs/memory-ledger.ts'
import { beginManyUnits } from './many-units.ts'
import { nobody, noopDesk } from './noop-desk.ts'
import { withHome } from './prepared-home.ts'
import { withRedis } from './redis-place.ts'
import type { Figure } from './report.ts'

const UNITS = 1000

/** What a unit costs beside its work: to hand it over, begin it, tell its end, and decide what comes next. */
export const measureCourier = (redisUrl: string, files: string): Promise<readonly Figure[]> =>
  withHome(files, async ({ home }) => {
    const warehouse = await openDuckDb(join(home, 'courier.duckdb'))
    await warehouse.createTables(tables)
    try {
      const inProcess = await perUnit(memoryLedger(), inProcessCourier(), warehouse, false)
      const inFile = await perUnit(warehouseLedger(warehouse), inProcessCourier(), warehouse, false)
      const queued = await withRedis(redisUrl, async ({ link }) => {
        const courier = await bullmqCourier({ redis: link, log: error => console.error(error) })
        try {
          return await perUnit(redisLedger(link, warehouse), courier, warehouse, true)
        } finally {
          await courier.close()
        }
      })
      const ms = (key: string, says: string, value: number): Figure => ({
        key: `courier.${key}`,
        says: `${says}, a unit of ${UNITS.toLocaleString('en-US')}`,
        value,
        unit: 'ms',
      })
      return [
        { ...ms('in-process', 'in process', inProcess), target: 2 },
        ms('in-file', 'the same with the ledger in the DuckDB file', inFile),
        { ...ms('bullmq', 'BullMQ with the ledger in Redis', queued), target: 15 },
      ]
    } finally {
      await warehouse.close()
    }
  })

/** Milliseconds from the beginning of a run to its end, two units at a time, by the number of its units. */
async function perUnit(
  ledger: Ledger,
  courier: Courier,
  warehouse: Warehouse,
  outliveProcess: boolean,
): Promise<number> {
  const desk = noopDesk(ledger, courier, warehouse, outliveProcess)
  await desk.perform()
  const runId = await beginManyUnits(ledger, UNITS)
  const began = performance.now()
  const view = await desk.conduct(runId, nobody())
  const took = performance.now() - began
  await desk.leave({ now: false })
  if (view.outcome !== 'done') throw new Error(`the run ended ${view.outcome}`)
  return took / UNITS
}
