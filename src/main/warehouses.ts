import { existsSync } from 'node:fs'
import type { Warehouse } from '../warehouse/warehouse.ts'
import type { Config } from './config.ts'
import { makeHome } from './make-home.ts'

/** An engine that any number of processes use at once; without one, this process owns a file. */
export type SharedWarehouse = { readonly open: () => Promise<Warehouse> }

export type Warehouses = {
  /** Looking creates nothing: where there is no file, an empty warehouse in memory answers. */
  readonly reading: () => Promise<Warehouse>
  readonly writing: () => Promise<Warehouse>
  readonly close: () => Promise<void>
}

/** Opens the warehouse when it is first asked for; `onOpened` is awaited before anyone uses it. */
export function openWarehouses(
  { home, warehouseFile, memory }: Config,
  shared: SharedWarehouse | undefined,
  onOpened: () => Promise<unknown>,
): Warehouses {
  let used: Promise<Warehouse> | undefined
  let empty: Promise<Warehouse> | undefined
  let made: Promise<void> | undefined

  const openFile = async (file: string): Promise<Warehouse> => {
    const { openDuckDb } = await import('../warehouse/duckdb/open-duckdb.ts')
    const warehouse = await openDuckDb(file, { memoryLimit: memory })
    await makeTables(warehouse)
    return warehouse
  }
  const open = (): Promise<Warehouse> => {
    used ??= (shared ? shared.open() : openFile(warehouseFile)).then(async warehouse => {
      await onOpened()
      return warehouse
    })
    return used
  }
  return {
    reading: () => {
      if (shared || used || existsSync(warehouseFile)) return open()
      empty ??= openFile(':memory:')
      return empty
    },
    writing: async () => {
      await makeHome(home)
      const warehouse = await open()
      // The tables of a team are not made by looking at them.
      if (shared) {
        made ??= makeTables(warehouse)
        await made
      }
      return warehouse
    },
    close: async () => {
      for (const opened of [used, empty])
        await opened?.then(warehouse => warehouse.close()).catch(() => undefined)
    },
  }
}

async function makeTables(warehouse: Warehouse): Promise<void> {
  const { tables } = await import('../pipeline/tables/index.ts')
  await warehouse.createTables(tables)
}
