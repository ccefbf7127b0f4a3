import type { DuckDBConnection } from '@duckdb/node-api'
import type { Result, Statement } from '../warehouse.ts'
import { toDuckDbSql } from './to-duckdb-sql.ts'
import { bindings, fromDuckDb } from './values.ts'

/** Runs one statement; with a limit no more rows than that are fetched. */
export async function run(
  connection: DuckDBConnection,
  statement: Statement,
  limit?: number,
): Promise<Result> {
  const { values, types } = bindings(statement)
  const sql = toDuckDbSql(statement.sql)
  const reader =
    limit === undefined
      ? await connection.runAndReadAll(sql, values, types)
      : await connection.streamAndReadUntil(sql, limit + 1, values, types)
  const names = reader.deduplicatedColumnNames()
  const rows = reader.getRows().slice(0, limit)
  return {
    columns: names.map((name, index) => ({ name, type: reader.columnType(index).toString() })),
    rows: rows.map(row =>
      Object.fromEntries(names.map((name, index) => [name, fromDuckDb(row[index] ?? null)])),
    ),
    truncated: limit !== undefined && reader.currentRowCount > limit,
  }
}
