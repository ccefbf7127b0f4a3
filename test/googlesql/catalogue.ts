import type { ColumnType, TableContract } from '../../src/warehouse/table-contract.ts'
import type { ZetaSql } from './start-zetasql.ts'
import { toTypeProto } from './type-proto.ts'

/** Columns of a table, by name, in order. */
export type Columns = Readonly<Record<string, ColumnType>>

type SimpleTable = {
  readonly name: string
  readonly full_name: string
  readonly serialization_id: number
  readonly column: readonly unknown[]
}

/** zetasql.SimpleCatalogProto: what names mean while a statement is analysed. */
export type Catalogue = {
  readonly name: string
  readonly builtin_function_options: unknown
  readonly table: readonly SimpleTable[]
  readonly catalog: readonly { readonly name: string; readonly table: readonly SimpleTable[] }[]
}

export const columnsOf = (contract: Pick<TableContract, 'columns'>): Columns =>
  Object.fromEntries(Object.entries(contract.columns).map(([name, { type }]) => [name, type]))

/** The contracts' tables as `dataset.table`, and temporary tables without a dataset, as BigQuery has them. */
export function buildCatalogue(
  zetaSql: ZetaSql,
  contracts: readonly TableContract[],
  temporary: Readonly<Record<string, Columns>> = {},
): Catalogue {
  let id = 0
  const table = (name: string, fullName: string, columns: Columns): SimpleTable => ({
    name,
    full_name: fullName,
    serialization_id: ++id,
    column: Object.entries(columns).map(([column, type]) => ({ name: column, type: toTypeProto(type) })),
  })

  const datasets = new Map<string, SimpleTable[]>()
  for (const contract of contracts) {
    const [dataset, name, ...rest] = contract.name.split('.')
    if (!dataset || !name || rest.length > 0) {
      throw new Error(`a table is called dataset.table; this contract is called ${contract.name}`)
    }
    const tables = datasets.get(dataset) ?? []
    tables.push(table(name, contract.name, columnsOf(contract)))
    datasets.set(dataset, tables)
  }
  return {
    name: 'backcourt',
    builtin_function_options: { language_options: zetaSql.language },
    table: Object.entries(temporary).map(([name, columns]) => table(name, name, columns)),
    catalog: [...datasets].map(([name, tables]) => ({ name, table: tables })),
  }
}
