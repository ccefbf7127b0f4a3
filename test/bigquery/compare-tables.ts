import { needsPartitionFilter } from '../../src/warehouse/bigquery/ddl.ts'
import type { TableContract } from '../../src/warehouse/table-contract.ts'
import type { Row, Value, Warehouse } from '../../src/warehouse/warehouse.ts'

const OWN_TO_A_RUN: ReadonlySet<string> = new Set(['duration_seconds', 'run_id', 'attempt_count'])

/** What two runs at different times cannot have in common. */
const isMoment = (table: TableContract, column: string): boolean =>
  table.columns[column]?.type === 'TIMESTAMP' || OWN_TO_A_RUN.has(column)

/** BigQuery has no NULL arrays. */
const comparable = (table: TableContract, row: Row): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !isMoment(table, name))
      .map(([name, value]): [string, Value] => [
        name,
        value === null && table.columns[name]?.type.startsWith('ARRAY') ? [] : value,
      ]),
  )

/** One line a row: a hundred thousand objects would take minutes to compare. */
export const contents = async (warehouse: Warehouse, table: TableContract): Promise<readonly string[]> => {
  const { rows } = await warehouse.query({
    sql: `SELECT * FROM ${table.name} ${ofTheSeason(table)} ORDER BY ${table.key.join(', ')}`,
  })
  return rows.map(row => JSON.stringify(comparable(table, row)))
}

export const ofTheSeason = (table: TableContract): string =>
  needsPartitionFilter(table)
    ? `WHERE ${table.dateColumn} BETWEEN DATE '2021-10-01' AND DATE '2022-06-30'`
    : ''

export const firstDifference = (left: readonly string[], right: readonly string[]) => {
  const at = left.findIndex((line, i) => line !== right[i])
  return at < 0 && left.length === right.length ? undefined : { at, left: left[at], right: right[at] }
}
