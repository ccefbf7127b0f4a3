import { defineTable, int, required, text } from '../../src/warehouse/table-contract.ts'
import type { Statement, Step } from '../../src/warehouse/warehouse.ts'

export const ledger = defineTable({
  id: 'accounts',
  name: 'contract_test.accounts',
  doc: 'Something to write to.',
  phase: 0,
  key: ['id'],
  columns: { id: int('key', required), owner: text('who') },
})
export const other = { ...ledger, id: 'others', name: 'contract_test.others' }

export const write = (sql: string, params: Statement['params'] = {}): Step => ({
  do: 'write',
  statement: { sql, params },
})
export const insert = (id: number, table: string = ledger.name): Step =>
  write(`INSERT INTO ${table} (id, owner) SELECT ${id}, 'eve'`)
/** Runs for hours unless it is stopped. `numbers` has 2,000 rows or more. */
export const endless = (table: string): string =>
  `SELECT COUNT(*) AS n FROM ${table} AS a CROSS JOIN ${table} AS b CROSS JOIN ${table} AS c CROSS JOIN ${table} AS d WHERE MOD(a.id * b.id + c.id * d.id, 7) = 3`
export const numbers = (count: number): Step => ({
  do: 'load',
  as: 'numbers',
  columns: ledger.columns,
  rows: Array.from({ length: count }, (_, id) => ({ id, owner: null })),
})
