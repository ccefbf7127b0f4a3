import { IN_MEMORY } from '../../src/pipeline/preflight/machine.ts'
import { type Comparison, compareTables } from '../../src/pipeline/tables/compare-tables.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import { AskError } from '../../src/warehouse/errors.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'

/** What the warehouse says when it is tried. */
export type Look =
  | {
      readonly place: string
      readonly comparison: Comparison
      /** By table. */
      readonly drafts: ReadonlyMap<string, readonly string[]>
    }
  /** A file that nobody made yet. */
  | 'not made'
  | { readonly broken: string; readonly fix: string }

/** Opens the warehouse and holds every table against its contract; nothing is created. */
export async function lookAtWarehouse(open: () => Promise<Warehouse>): Promise<Look> {
  try {
    const warehouse = await open()
    const { place } = warehouse
    if (place === IN_MEMORY) return 'not made'
    const comparison = await compareTables(warehouse, tables)
    return {
      place,
      comparison,
      drafts: comparison.isWritable ? new Map() : await warehouse.draftTables(tables),
    }
  } catch (error) {
    // That it does not answer is what there is to say about it.
    const broken = error instanceof Error ? error.message : String(error)
    return { broken, fix: error instanceof AskError ? error.fix : 'see docs/operators.md' }
  }
}
