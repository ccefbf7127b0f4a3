import type { Capped } from '../../src/assistant/report/report-data.ts'
import type { Row, Statement, Warehouse } from '../../src/warehouse/warehouse.ts'

/** Rows of a list that a page shows; nobody reads more, and `sql` gives the rest. */
const SHOWN = 50

/** The first rows of a statement, and how many there are. */
export async function readCapped<T>(
  warehouse: Warehouse,
  statement: Statement,
  toItem: (row: Row) => T,
): Promise<Capped<T>> {
  const { rows } = await warehouse.query(statement)
  return { shown: rows.slice(0, SHOWN).map(toItem), total: rows.length }
}
