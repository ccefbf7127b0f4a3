import type { Param } from '../../src/warehouse/warehouse.ts'
import { filteredColumns } from './filtered-columns.ts'
import { tableScans } from './resolved-tree.ts'

/** How a table is partitioned, where a query must say which partitions it wants. */
export type PartitionOf = (table: string) => string | undefined

/** The tables that a resolved statement would read whole although BigQuery wants a condition on their partitions. */
export function unfilteredScans(
  tree: unknown,
  partitionOf: PartitionOf,
  values: Readonly<Record<string, Param>> = {},
): readonly { readonly table: string; readonly column: string }[] {
  const filtered = filteredColumns(tree, values)
  return tableScans(tree).flatMap(({ table, columns, reads }) => {
    const column = partitionOf(table)
    return !reads || column === undefined || filtered.has(columns.get(column) ?? '')
      ? []
      : [{ table, column }]
  })
}
