import type { DuckDBConnection } from '@duckdb/node-api'
import type { Outcome, Row, Step } from '../warehouse.ts'
import { loadRows } from './load-rows.ts'
import { run } from './run.ts'

/**
 * Runs the steps on one connection. Temporary tables are made before the transaction begins, because a refused unit
 * should not have taken a write lock; everything from the first write on commits or rolls back as one. When it throws,
 * the caller closes the connection, and with it goes whatever was begun.
 */
export async function transact(
  connection: DuckDBConnection,
  steps: readonly Step[],
  signal?: AbortSignal,
): Promise<Outcome> {
  const outcome = await runSteps(connection, steps, signal)
  await dropTemporary(connection, steps)
  return outcome
}

async function runSteps(
  connection: DuckDBConnection,
  steps: readonly Step[],
  signal?: AbortSignal,
): Promise<Outcome> {
  const reads: Record<string, readonly Row[]> = {}
  let writing = false
  for (const step of steps) {
    // An interrupt only stops a statement under way; one that comes between two is seen here.
    signal?.throwIfAborted()
    switch (step.do) {
      case 'load':
        await loadRows(connection, step.as, step.columns, step.rows)
        break
      case 'stage': {
        const { sql, ...rest } = step.statement
        await run(connection, { sql: `CREATE TEMP TABLE ${step.as} AS ${sql}`, ...rest })
        const rows = await columnDifference(connection, step.as, step.columns)
        if (rows.length > 0) return { committed: false, because: 'columns', rows, reads }
        break
      }
      case 'read':
        reads[step.name] = (await run(connection, step.statement)).rows
        break
      case 'refuse if': {
        const { rows } = await run(connection, step.statement)
        if (rows.length === 0) break
        if (writing) await connection.run('ROLLBACK')
        return { committed: false, because: step.name, rows, reads }
      }
      case 'write':
        if (!writing) await connection.run('BEGIN TRANSACTION')
        writing = true
        await run(connection, step.statement)
        break
    }
  }
  signal?.throwIfAborted()
  if (writing) await connection.run('COMMIT')
  return { committed: true, reads }
}

/** Makes the connection fit for the next transaction; one that threw is closed instead. */
async function dropTemporary(connection: DuckDBConnection, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.do === 'load' || step.do === 'stage')
      await connection.run(`DROP TABLE IF EXISTS temp.${step.as}`)
  }
}

async function columnDifference(
  connection: DuckDBConnection,
  table: string,
  expected: readonly string[],
): Promise<readonly Row[]> {
  const { columns } = await run(connection, { sql: `SELECT * FROM ${table} LIMIT 0` })
  const found = new Set(columns.map(({ name }) => name))
  return [
    ...expected.filter(name => !found.has(name)).map(name => ({ missing: name })),
    ...[...found].filter(name => !expected.includes(name)).map(name => ({ unexpected: name })),
  ]
}
