import { type ComparedColumn, type ComparedTable, compareTable } from '../../warehouse/compare-table.ts'
import type { TableContract } from '../../warehouse/table-contract.ts'
import type { TableFacts, Warehouse } from '../../warehouse/warehouse.ts'

/** A column with its whole name: `nba_precompute.player_daily_cache.cache_version`. */
type NamedColumn = ComparedColumn & { readonly column: string }

/** How the tables of a warehouse stand to their contracts. */
export type Comparison = {
  readonly tables: readonly ComparedTable[]
  readonly facts: ReadonlyMap<string, TableFacts>
  /** Names of tables that are not there. */
  readonly absent: readonly string[]
  /** Columns of tables that are there. */
  readonly missing: readonly NamedColumn[]
  readonly refusing: readonly NamedColumn[]
  readonly taking: readonly NamedColumn[]
  readonly extra: readonly NamedColumn[]
  /** Nothing is missing and everything can be written. */
  readonly isWritable: boolean
}

/** Looks at every table column by column; nothing is read from the tables themselves. */
export async function compareTables(
  warehouse: Warehouse,
  contracts: readonly TableContract[],
): Promise<Comparison> {
  const facts = await warehouse.describeTables(contracts)
  const tables = contracts.map(contract => compareTable(contract, facts.get(contract.name)))
  const columns = tables.flatMap(table =>
    table.columns.map(column => ({ ...column, column: `${table.name}.${column.name}` })),
  )
  const that = (fit: ComparedColumn['fit']) => columns.filter(column => column.fit === fit)
  const absent = tables.filter(({ exists }) => !exists).map(({ name }) => name)
  const [missing, refusing] = [that('missing'), that('refuses')]
  return {
    tables,
    facts,
    absent,
    missing,
    refusing,
    taking: that('takes'),
    extra: that('extra'),
    isWritable: absent.length + missing.length + refusing.length === 0,
  }
}
