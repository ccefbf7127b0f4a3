import type { DuckDBConnection } from '@duckdb/node-api'
import type { TableContract } from '../table-contract.ts'
import type { ColumnFacts, TableFacts } from '../warehouse.ts'
import { addColumnDdl, createTableDdl, googleSqlType } from './ddl.ts'
import { run } from './run.ts'

const COLUMNS = `
SELECT CONCAT(schema_name, '.', table_name) AS name, column_name AS column, data_type, is_nullable, column_default
FROM duckdb_columns()
ORDER BY column_index`

/** The tables of the contracts that exist, column by column. */
export async function describeTables(
  connection: DuckDBConnection,
  contracts: readonly TableContract[],
): Promise<ReadonlyMap<string, TableFacts>> {
  const wanted = new Set(contracts.map(({ name }) => name))
  const found = new Map<string, { columns: ColumnFacts[] }>()
  for (const row of (await run(connection, { sql: COLUMNS })).rows) {
    const name = String(row.name)
    if (!wanted.has(name)) continue
    const table = found.get(name) ?? { columns: [] }
    table.columns.push({
      name: String(row.column),
      type: googleSqlType(String(row.data_type)),
      nullable: row.is_nullable === true,
      ...(row.column_default === null ? {} : { hasDefault: true }),
    })
    found.set(name, table)
  }
  return found
}

/** By table, what would make it as its contract says; tables that lack nothing are left out. */
export async function draftTables(
  connection: DuckDBConnection,
  contracts: readonly TableContract[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await describeTables(connection, contracts)
  const drafts = contracts.map(contract => {
    const table = found.get(contract.name)
    return [contract.name, table ? missingColumns(contract, table) : createTableDdl(contract)] as const
  })
  return new Map(drafts.filter(([, statements]) => statements.length > 0))
}

function missingColumns(contract: TableContract, { columns }: TableFacts): readonly string[] {
  const there = new Set(columns.map(({ name }) => name))
  return Object.entries(contract.columns)
    .filter(([name]) => !there.has(name))
    .map(([name, column]) => addColumnDdl(contract, name, column))
}
