import { inProcessCourier } from '../../jobs/in-process-courier.ts'
import { performUnit } from '../../jobs/perform-unit.ts'
import { type RunDesk, runDesk } from '../../jobs/run-desk.ts'
import { warehouseLedger } from '../../src/assistant/ledger/warehouse-ledger.ts'
import { easternToday } from '../../src/assistant/range/eastern-today.ts'
import type { FileStore } from '../../src/files/file-store.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

/** The desk of one process that owns its warehouse: its runs are really performed, and end with it. */
export function localDesk(warehouse: Warehouse, store: FileStore, now: () => Date): RunDesk {
  const courier = inProcessCourier()
  return runDesk({
    ledger: async () => warehouseLedger(warehouse),
    courier: async () => courier,
    workplace: async () => ({ warehouse, store, now, today: easternToday(now()), holder: 'test 1' }),
    perform: performUnit,
    now,
    concurrency: 2,
    outliveProcess: false,
    ownsWarehouse: true,
    warn: () => undefined,
  })
}
