import { setImmediate as othersTurn } from 'node:timers/promises'
import { type DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import type { ColumnContract } from '../table-contract.ts'
import type { Row } from '../warehouse.ts'
import { createLoadTableDdl } from './ddl.ts'
import { duckDbType, toDuckDb } from './values.ts'

/** So many rows are handed over before anything else in this process gets its turn. */
const CHUNK = 2048

/** Fills a new temporary table through the appender, column by column: three times as fast as row by row. */
export async function loadRows(
  connection: DuckDBConnection,
  as: string,
  columns: Readonly<Record<string, ColumnContract>>,
  rows: readonly Row[],
): Promise<void> {
  await connection.run(createLoadTableDdl(as, columns))
  const entries = Object.entries(columns)
  const types = entries.map(([, column]) => duckDbType(column.type))
  const appender = await connection.createAppender(as, 'main', 'temp')
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK)
    const chunk = DuckDBDataChunk.create(types, part.length)
    chunk.setColumns(entries.map(([name, { type }]) => part.map(row => toDuckDb(row[name] ?? null, type))))
    appender.appendDataChunk(chunk)
    await othersTurn()
  }
  appender.closeSync()
}
