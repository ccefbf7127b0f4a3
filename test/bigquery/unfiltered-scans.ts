import { filteredColumns, tableScans } from './resolved-tree.ts'

/** How a table is partitioned, where a query must say which partitions it wants. */
export type PartitionOf = (table: string) => string | undefined

/** The tables that a resolved statement would read whole although BigQuery wants a condition on their partitions. */
export function unfilteredScans(
  tree: unknown,
  partitionOf: PartitionOf,
): readonly { readonly table: string; readonly column: string }[] {
  const filtered = filteredColumns(tree)
  return tableScans(tree).flatMap(({ table, columns, reads }) => {
    const column = partitionOf(table)
    return !reads || column === undefined || filtered.has(columns.get(column) ?? '')
      ? []
      : [{ table, column }]
  })
}
