import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tables } from '../../src/pipeline/tables/index.ts'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import type { Row, Warehouse } from '../../src/warehouse/warehouse.ts'

/** What two runs of the same work may differ in. */
const OWN_TO_A_RUN = ['processed_at', 'run_id', 'created_at', 'attempt_count']

/** What speaks of runs and not of data. */
const RECORDS = ['run_history', 'runs', 'events', 'leases', 'audit', 'schedules']

/** Opens the warehouse of a home in this process, for one look. */
export async function look<T>(home: string, at: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openDuckDb(join(home, 'warehouse.duckdb'))
  try {
    return await at(warehouse)
  } finally {
    await warehouse.close()
  }
}

export const rowsOf = (home: string, sql: string): Promise<readonly Row[]> =>
  look(home, async warehouse => (await warehouse.query({ sql })).rows)

/** Every data table with its number of rows and a fingerprint of all of them, whatever their order. */
export const contentsOf = (home: string): Promise<Readonly<Record<string, string>>> => look(home, contentsIn)

export async function contentsIn(warehouse: Warehouse): Promise<Readonly<Record<string, string>>> {
  const contents: Record<string, string> = {}
  for (const { id, name, columns } of tables.filter(table => !RECORDS.includes(table.id))) {
    const own = Object.keys(columns).filter(column => !OWN_TO_A_RUN.includes(column))
    const { rows } = await warehouse.query({
      sql: `SELECT COUNT(*) AS n, CAST(SUM(CAST(system.main.hash(t) AS HUGEINT)) AS STRING) AS print FROM (SELECT ${own.join(', ')} FROM ${name}) AS t`,
    })
    contents[id] = `${rows[0]?.n} rows ${rows[0]?.print}`
  }
  return contents
}

/** Everything that lies below a folder, with the bytes of every file as a fingerprint. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    names.map(entry => {
      const path = join(entry.parentPath, entry.name)
      const print = entry.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
        : 'folder'
      return [path, print]
    }),
  )
}
