import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { date } from '../../warehouse/param.ts'
import type { TableContract } from '../../warehouse/table-contract.ts'
import type { Statement, Warehouse } from '../../warehouse/warehouse.ts'
import { processors } from '../processors/processors.ts'
import { contractRules } from '../units/contract-rules.ts'

/** A rule that rows in a table break, although no unit could have written them so: somebody changed the table. */
export type ContractFault = { readonly target: string; readonly says: string; readonly rows: number }

/** Holds the stored rows of a range against their contracts, one scan per table. */
export async function checkContracts(
  warehouse: Warehouse,
  start: CalendarDate,
  end: CalendarDate,
): Promise<readonly ContractFault[]> {
  const faults = await Promise.all(
    processors.map(async ({ id, table }) => {
      const rules = contractRules(table)
      const [counts, keys] = await Promise.all([
        warehouse.query(ruleCounts(table, start, end)),
        warehouse.query(doubledKeys(table, start, end)),
      ])
      const [row] = counts.rows
      const broken = rules.flatMap(({ says, budget }, index) => {
        const rows = Number(row?.[`r${index}`])
        return rows > budget * Number(row?.row_count) ? [{ target: id, says, rows }] : []
      })
      const doubled = Number(keys.rows[0]?.row_count)
      return doubled > 0
        ? [...broken, { target: id, says: `${table.key.join(', ')} must name one row`, rows: doubled }]
        : broken
    }),
  )
  return faults.flat()
}

function ruleCounts(table: TableContract, start: CalendarDate, end: CalendarDate): Statement {
  const counts = contractRules(table).map(({ offends }, index) => `COUNTIF(${offends}) AS r${index}`)
  return {
    sql: `SELECT COUNT(*) AS row_count, ${counts.join(', ')} FROM ${table.name} WHERE ${table.dateColumn} BETWEEN @start AND @end`,
    params: { start: date(start), end: date(end) },
  }
}

function doubledKeys(table: TableContract, start: CalendarDate, end: CalendarDate): Statement {
  const key = table.key.join(', ')
  return {
    sql: `SELECT COUNT(*) AS row_count FROM (SELECT ${key} FROM ${table.name} WHERE ${table.dateColumn} BETWEEN @start AND @end GROUP BY ${key} HAVING COUNT(*) > 1) AS doubled`,
    params: { start: date(start), end: date(end) },
  }
}
