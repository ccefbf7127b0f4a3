import { openBigQuery } from '../../../src/warehouse/bigquery/open-bigquery.ts'
import { startBigQuery } from '../../bigquery/start-bigquery.ts'
import { warehouseContract } from '../../contracts/warehouse.ts'

const make = async () => {
  const emulator = await startBigQuery()
  const warehouse = await openBigQuery(emulator.options())
  return {
    warehouse,
    close: async () => {
      await warehouse.close()
      await emulator.close()
    },
  }
}

warehouseContract('BigQuery', make, {
  nullArrays: 'BigQuery keeps an empty array for NULL',
  conflicts:
    'a transaction is sent as a whole, and one that lost to another is sent again: see jobs.test.ts beside this file',
})
