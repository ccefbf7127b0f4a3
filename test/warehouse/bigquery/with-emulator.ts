import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type BigQueryOptions, openBigQuery } from '../../../src/warehouse/bigquery/open-bigquery.ts'
import type { Row, Warehouse } from '../../../src/warehouse/warehouse.ts'
import { type BigQueryEmulator, startBigQuery } from '../../bigquery/start-bigquery.ts'
import { ledger, other, write } from '../../contracts/warehouse-steps.ts'

/** An emulator for a block of tests, its tables empty and nothing broken before each; waits are noted, not waited. */
export function withEmulator() {
  let emulator: BigQueryEmulator
  let warehouse: Warehouse
  const waits: number[] = []
  const open = (more: Partial<BigQueryOptions> = {}): Promise<Warehouse> =>
    openBigQuery({
      ...emulator.options(),
      random: () => 1,
      pause: async (ms, signal) => {
        signal?.throwIfAborted()
        waits.push(ms)
      },
      ...more,
    })
  beforeAll(async () => {
    emulator = await startBigQuery()
    warehouse = await open()
    await warehouse.createTables([ledger, other])
  })
  afterAll(() => emulator?.close())
  beforeEach(async () => {
    emulator.faults.length = 0
    await warehouse.transact(
      'empty',
      [ledger, other].map(table => write(`DELETE FROM ${table.name} WHERE TRUE`)),
    )
    waits.length = 0
    emulator.requests.length = 0
  })
  return {
    emulator: (): BigQueryEmulator => emulator,
    warehouse: (): Warehouse => warehouse,
    open,
    waits,
    rowsOf: async (table: string = ledger.name): Promise<readonly Row[]> =>
      (await warehouse.query({ sql: `SELECT id, owner FROM ${table} ORDER BY id` })).rows,
    /** Jobs whose id begins with the words of a transaction. */
    jobsNamed: (words: string) => emulator.jobs().filter(({ id }) => id.startsWith(`backcourt_${words}`)),
  }
}
