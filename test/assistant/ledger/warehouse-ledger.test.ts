import { warehouseLedger } from '../../../src/assistant/ledger/warehouse-ledger.ts'
import { tables } from '../../../src/pipeline/tables/index.ts'
import { openDuckDb } from '../../../src/warehouse/duckdb/open-duckdb.ts'
import { ledgerContract } from '../../contracts/ledger.ts'
import { memoryLedger } from '../../jobs/memory-ledger.ts'

ledgerContract('the ledger in the warehouse', async () => {
  const warehouse = await openDuckDb(':memory:')
  await warehouse.createTables(tables)
  return { ledger: warehouseLedger(warehouse), close: () => warehouse.close() }
})

// Tests stand on it where no file is wanted, so it has to be right as well.
ledgerContract('the ledger in memory', async () => ({ ledger: memoryLedger(), close: async () => undefined }))
