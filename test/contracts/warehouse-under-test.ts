import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Row, Statement, Value, Warehouse } from '../../src/warehouse/warehouse.ts'
import { everyType } from './typed-rows.ts'
import { ledger, other, write } from './warehouse-steps.ts'

/** Gives a warehouse without tables; `close` also removes what it stands on. */
export type MakeWarehouse = () => Promise<{ readonly warehouse: Warehouse; close(): Promise<void> }>

/** Where an engine cannot do as the others, and why. */
export type Differences = {
  /** An array that was NULL comes back empty. */
  readonly nullArrays?: string
  /** Nobody can be let in between two steps. */
  readonly conflicts?: string
}

/** One warehouse for a block of tests, with the contract's tables, empty before each test. */
export function warehouseUnderTest(make: MakeWarehouse) {
  let under: Awaited<ReturnType<MakeWarehouse>>
  beforeAll(async () => {
    under = await make()
    await under.warehouse.createTables([ledger, other, everyType])
  })
  afterAll(() => under.close())
  beforeEach(async () => {
    const empty = [ledger, other, everyType].map(table => write(`DELETE FROM ${table.name} WHERE TRUE`))
    await under.warehouse.transact('empty', empty)
  })
  const select = async (sql: string, params: Statement['params'] = {}): Promise<readonly Row[]> =>
    (await under.warehouse.query({ sql, params })).rows
  return {
    warehouse: (): Warehouse => under.warehouse,
    select,
    onlyValue: async (sql: string, params: Statement['params'] = {}): Promise<Value | undefined> =>
      Object.values((await select(sql, params))[0] ?? {})[0],
    idsOf: async (table: string = ledger.name) =>
      (await select(`SELECT id FROM ${table} ORDER BY id`)).map(row => row.id),
  }
}
