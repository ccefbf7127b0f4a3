import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuckDb } from '../../src/warehouse/duckdb/open-duckdb.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import type { Input } from './evaluate-processor.ts'

/** Runs `work` on a DuckDB warehouse that holds these rows and nothing else; columns without a value are left out. */
export async function withWarehouseOf<T>(
  inputs: readonly Input[],
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'backcourt-rows-'))
  const warehouse = await openDuckDb(join(folder, 'warehouse.duckdb'))
  try {
    await warehouse.createTables(inputs.map(({ contract }) => contract))
    for (const { contract, rows } of inputs) {
      const names = Object.keys(contract.columns).join(', ')
      const values = Object.entries(contract.columns).map(([name, { type }]) =>
        type === 'NUMERIC' ? `CAST(${name} AS NUMERIC(38, 9))` : name,
      )
      const sql = `INSERT INTO ${contract.name} (${names}) SELECT ${values.join(', ')} FROM given_rows`
      await warehouse.transact('fill', [
        { do: 'load', as: 'given_rows', columns: contract.columns, rows },
        { do: 'write', statement: { sql } },
      ])
    }
    return await work(warehouse)
  } finally {
    await warehouse.close()
    await rm(folder, { recursive: true })
  }
}
