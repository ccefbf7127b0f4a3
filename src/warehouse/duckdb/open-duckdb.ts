import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Warehouse } from '../warehouse.ts'
import { connectionPool } from './connection-pool.ts'
import { explainError } from './explain-error.ts'
import { inspect } from './inspect.ts'
import { interruptible } from './interruptible.ts'
import { run } from './run.ts'
import { describeTables, draftTables } from './tables.ts'
import { transact } from './transact.ts'

export type DuckDbOptions = {
  /** Upper bound of DuckDB's own memory, such as `1GB`; it spills to disk beyond. */
  readonly memoryLimit?: string
  readonly threads?: number
}

/**
 * Opens (or creates) the warehouse file. One process owns a DuckDB file, so a second one gets an AskError that names
 * the holder. Statements run off the JavaScript thread; an aborted signal interrupts them within milliseconds.
 */
export async function openDuckDb(file: string, options: DuckDbOptions = {}): Promise<Warehouse> {
  const guarded = async <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      // Who aborted knows the reason; it is no error of the engine.
      signal?.throwIfAborted()
      throw explainError(error, file)
    }
  }
  const instance = await guarded(() =>
    // Two instances on one file in one process lose tables silently; the cache makes them one.
    DuckDBInstance.fromCache(file, {
      memory_limit: options.memoryLimit ?? '1GB',
      threads: String(options.threads ?? 2),
      checkpoint_threshold: CHECKPOINT_THRESHOLD,
    }),
  )

  const connections = connectionPool(instance)
  const reader = await guarded(async () => {
    const connection = await connections.take()
    // Nothing here reads or writes other files, so SQL typed by a person cannot either.
    await connection.run('SET enable_external_access = false')
    return connection
  })
  /** A connection of one's own: an interrupt must not hit a neighbour's statement. */
  const withConnection = <T>(
    signal: AbortSignal | undefined,
    work: (connection: DuckDBConnection) => Promise<T>,
  ) =>
    guarded(async () => {
      const connection = await connections.take()
      try {
        const result = await interruptible(connection, signal, () => work(connection))
        connections.giveBack(connection)
        return result
      } catch (error) {
        // It may hold half a transaction or a temporary table; closing it drops both.
        connection.closeSync()
        throw error
      }
    }, signal)

  return {
    place: file,

    listTables: () =>
      guarded(async () => (await run(reader, { sql: TABLES })).rows.map(row => String(row.name))),

    createTables: (contracts, { withColumns = false } = {}) =>
      guarded(async () => {
        const existing = new Set((await run(reader, { sql: TABLES })).rows.map(row => row.name))
        const wanted = withColumns ? contracts : contracts.filter(({ name }) => !existing.has(name))
        for (const statements of (await draftTables(reader, wanted)).values()) {
          for (const ddl of statements) await reader.run(ddl)
        }
      }),

    draftTables: contracts => guarded(() => draftTables(reader, contracts)),

    describeTables: contracts => guarded(() => describeTables(reader, contracts)),

    query: (statement, { limit, signal } = {}) =>
      withConnection(signal, connection => run(connection, statement, limit)),

    inspect: sql => inspect(reader, sql),

    transact: (_id, steps, { signal } = {}) =>
      withConnection(signal, connection => transact(connection, steps, signal)),

    close: async () => {
      connections.close()
      reader.closeSync()
      instance.closeSync()
    },
  }
}

/**
 * The engine's own 16 MB make a backfill stand still for a checkpoint every few units. What is committed lies in the
 * log until then; after a kill the next opening reads at most this much of it.
 */
const CHECKPOINT_THRESHOLD = '128MB'

const TABLES = "SELECT CONCAT(schema_name, '.', table_name) AS name FROM duckdb_tables()"
