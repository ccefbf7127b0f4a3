import type { ColumnContract, ColumnType, TableContract } from '../../../warehouse/table-contract.ts'
import type { Warehouse } from '../../../warehouse/warehouse.ts'

/** A value of every type. What the engine calls a type is asked of the engine, so this holds for all of them. */
const values: Readonly<Record<Exclude<ColumnType, 'NUMERIC'>, string>> = {
  STRING: "''",
  INT64: 'CAST(1 AS INT64)',
  FLOAT64: 'CAST(1 AS FLOAT64)',
  BOOL: 'TRUE',
  DATE: "DATE '2021-10-19'",
  TIMESTAMP: 'CURRENT_TIMESTAMP()',
  'ARRAY<STRING>': "['']",
  'ARRAY<FLOAT64>': '[CAST(1 AS FLOAT64)]',
}

const sampleOf = ({ type, precision = 38, scale = 9 }: ColumnContract): string =>
  type === 'NUMERIC' ? `CAST(1 AS NUMERIC(${precision}, ${scale}))` : values[type]

/** Columns whose type is not that of their contract, as `table.column is X, not Y`. */
export async function oddTypes(
  warehouse: Warehouse,
  contracts: readonly TableContract[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const wanted = await typesOf(warehouse, contracts, signal)
  const odd: string[] = []
  for (const { name, columns } of contracts) {
    const { columns: found } = await warehouse.query({ sql: `SELECT * FROM ${name} LIMIT 0` }, { signal })
    for (const { name: column, type } of found) {
      const contract = columns[column]
      const right = contract && wanted.get(sampleOf(contract))
      if (right !== undefined && right !== type) odd.push(`${name}.${column} is ${type}, not ${right}`)
    }
  }
  return odd
}

async function typesOf(
  warehouse: Warehouse,
  contracts: readonly TableContract[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(contracts.flatMap(({ columns }) => Object.values(columns).map(sampleOf)))]
  if (wanted.length === 0) return new Map()
  const sql = `SELECT ${wanted.map((value, i) => `${value} AS type_${i}`).join(', ')}`
  const { columns } = await warehouse.query({ sql }, { signal })
  return new Map(wanted.map((value, i) => [value, columns[i]?.type ?? '']))
}
