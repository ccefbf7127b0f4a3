import type { TableContract } from '../table-contract.ts'
import { addColumnsDdl, createDatasetDdl, createTableDdl } from './ddl.ts'
import type { Tables } from './tables-of.ts'

/** Creates what is not there, in one job; what is there stays as it is, but for columns that are to be added. */
export async function createTables(
  contracts: readonly TableContract[],
  staging: string,
  tables: Tables,
  run: (sql: string) => Promise<void>,
  { withColumns = false }: { readonly withColumns?: boolean } = {},
): Promise<void> {
  const datasets = new Set(await tables.datasets())
  const ddl = [
    ...(datasets.has(staging) ? [] : [createDatasetDdl(staging, 'default_table_expiration_days = 1')]),
    ...(withColumns
      ? [...(await draftTables(contracts, tables)).values()].flat()
      : await missingTables(contracts, tables, datasets)),
  ]
  if (ddl.length > 0) await run([...new Set(ddl)].join(';\n'))
}

/** By table, what would make it as its contract says; tables that lack nothing are left out. */
export async function draftTables(
  contracts: readonly TableContract[],
  tables: Tables,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [datasets, found] = await Promise.all([tables.datasets(), tables.describe(contracts)])
  const drafts = contracts.map(contract => {
    const table = found.get(contract.name)
    if (!table) return [contract.name, creation(contract, new Set(datasets))] as const
    const there = new Set(table.columns.map(({ name }) => name))
    const missing = Object.entries(contract.columns).filter(([name]) => !there.has(name))
    return [contract.name, missing.length > 0 ? [addColumnsDdl(contract.name, missing)] : []] as const
  })
  return new Map(drafts.filter(([, statements]) => statements.length > 0))
}

/** Names alone tell what is missing, which every opening asks: one call per dataset instead of one per table. */
async function missingTables(
  contracts: readonly TableContract[],
  tables: Tables,
  datasets: ReadonlySet<string>,
): Promise<readonly string[]> {
  const wanted = [...new Set(contracts.map(({ name }) => datasetOf(name)))].filter(name => datasets.has(name))
  const listed = await Promise.all(
    wanted.map(async name => (await tables.inDataset(name)).map(table => `${name}.${table}`)),
  )
  const existing = new Set(listed.flat())
  return contracts.filter(({ name }) => !existing.has(name)).flatMap(contract => creation(contract, datasets))
}

const creation = (contract: TableContract, datasets: ReadonlySet<string>): readonly string[] => {
  const dataset = datasetOf(contract.name)
  return [...(datasets.has(dataset) ? [] : [createDatasetDdl(dataset)]), createTableDdl(contract)]
}

const datasetOf = (table: string): string => table.split('.')[0] ?? table
