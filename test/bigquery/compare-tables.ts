import { needsPartitionFilter } from '../../src/warehouse/bigquery/ddl.ts'
import type { TableContract } from '../../src/warehouse/table-contract.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import type { BigQueryEmulator } from './start-bigquery.ts'

const OWN_TO_A_RUN: ReadonlySet<string> = new Set(['duration_seconds', 'run_id', 'attempt_count'])

export type Difference = {
  readonly table: string
  readonly theirs: Row | undefined
  readonly ours: Row | undefined
}

/**
 * Where the emulator's tables and those of a DuckDB file that nobody has open differ, to the last decimal; what two runs
 * at different times cannot have in common does not count. The engine compares: to fetch hundreds of thousands of rows
 * over HTTP first would take longer than to make them.
 */
export const differences = (
  emulator: BigQueryEmulator,
  file: string,
  tables: readonly TableContract[],
): Promise<readonly Difference[]> =>
  emulator.beside(file, async ask => {
    const found: Difference[] = []
    for (const table of tables) {
      const columns = columnsOf(table)
      const left = (one: string, other: string) =>
        ask(
          `SELECT * FROM (SELECT ${columns} FROM ${one} EXCEPT ALL SELECT ${columns} FROM ${other}) ORDER BY ALL LIMIT 1`,
        )
      const [theirs] = await left(table.name, `source.${table.name}`)
      const [ours] = await left(`source.${table.name}`, table.name)
      if (theirs || ours) found.push({ table: table.id, theirs, ours })
    }
    return found
  })

/** BigQuery has no NULL arrays. */
const columnsOf = ({ columns }: TableContract): string =>
  Object.entries(columns)
    .filter(([name, { type }]) => type !== 'TIMESTAMP' && !OWN_TO_A_RUN.has(name))
    .map(([name, { type }]) => (type.startsWith('ARRAY') ? `COALESCE(${name}, []) AS ${name}` : name))
    .join(', ')

export const ofTheSeason = (table: TableContract): string =>
  needsPartitionFilter(table)
    ? `WHERE ${table.dateColumn} BETWEEN DATE '2021-10-01' AND DATE '2022-06-30'`
    : ''
