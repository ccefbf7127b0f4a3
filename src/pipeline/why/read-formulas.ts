import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { EVER } from '../calendar.ts'
import { processors } from '../processors/processors.ts'
import { readSql } from '../sql/read-sql.ts'

/** How many days of a table stand as the present formula made them, and which do not. */
export type FormulaUse = {
  readonly target: string
  readonly days: number
  readonly older: number
  /** First and last day that an older formula made. */
  readonly first?: string
  readonly last?: string
}

const SQL = readSql('why/formulas')

/** Every processor's days by formula, going by the latest success of each day. */
export async function readFormulas(warehouse: Warehouse): Promise<readonly FormulaUse[]> {
  const params = { first: date(EVER.start), last: date(EVER.end) }
  const { rows } = await warehouse.query({ sql: SQL, params })
  return processors.map(({ id, formula }) => {
    const own = rows.filter(row => row.processor_name === id)
    const older = own.filter(row => row.formula !== formula)
    const sum = (list: typeof own) => list.reduce((total, row) => total + Number(row.days), 0)
    const first = older.map(row => String(row.first_day)).sort()[0]
    const last = older
      .map(row => String(row.last_day))
      .sort()
      .at(-1)
    return { target: id, days: sum(own), older: sum(older), ...(first && last ? { first, last } : {}) }
  })
}
