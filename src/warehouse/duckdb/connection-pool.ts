import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { prelude } from './prelude.ts'

/** Connections with the prelude loaded, kept for the next statement: loading it anew would cost milliseconds each time. */
export type ConnectionPool = {
  take(): Promise<DuckDBConnection>
  giveBack(connection: DuckDBConnection): void
  close(): void
}

export function connectionPool(instance: DuckDBInstance): ConnectionPool {
  const idle: DuckDBConnection[] = []
  return {
    take: async () => {
      const connection = idle.pop()
      if (connection) return connection
      const fresh = await instance.connect()
      for (const statement of prelude) await fresh.run(statement)
      return fresh
    },
    giveBack: connection => {
      idle.push(connection)
    },
    close: () => {
      for (const connection of idle.splice(0)) connection.closeSync()
    },
  }
}
