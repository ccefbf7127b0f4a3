import { type DuckDBConnection, StatementType } from '@duckdb/node-api'
import type { Inspection } from '../warehouse.ts'
import { toDuckDbSql } from './to-duckdb-sql.ts'

/** Asks DuckDB's own parser what a text is; nothing runs. */
export async function inspect(connection: DuckDBConnection, sql: string): Promise<Inspection> {
  try {
    const statements = await connection.extractStatements(toDuckDbSql(sql))
    if (statements.count !== 1) return { kind: 'several', count: statements.count }
    const prepared = await statements.prepare(0)
    const type = prepared.statementType
    prepared.destroySync()
    // DuckDB takes a PRAGMA that shows something for a SELECT.
    if (/^\s*pragma\b/i.test(sql)) return { kind: 'other', statement: 'PRAGMA' }
    if (type === StatementType.SELECT) return { kind: 'select' }
    // EXPLAIN ANALYZE runs what it explains, so an explanation is as harmless as what follows the word.
    const explained = type === StatementType.EXPLAIN ? /^\s*explain\s([\s\S]*)$/i.exec(sql)?.[1] : undefined
    if (explained !== undefined && (await inspect(connection, explained)).kind === 'select') {
      return { kind: 'select' }
    }
    return { kind: 'other', statement: StatementType[type] ?? String(type) }
  } catch (error) {
    return { kind: 'invalid', problem: error instanceof Error ? error.message : String(error) }
  }
}
