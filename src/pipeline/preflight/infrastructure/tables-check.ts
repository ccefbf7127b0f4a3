import type { TableContract } from '../../../warehouse/table-contract.ts'
import { tables } from '../../tables/index.ts'
import { type Check, examplesOf, pass } from '../check.ts'
import type { Machine } from '../machine.ts'
import { oddTypes } from './odd-types.ts'

export const tablesCheck: Check<Machine> = {
  id: 'tables',
  phase: 'infrastructure',
  says: 'every dataset, table and column is there with the type of its contract',
  quick: true,
  after: ['warehouse'],
  run: async ({ open, signal }) => {
    const warehouse = await open()
    const found = await warehouse.describeTables(tables)
    const absent = tables.filter(({ name }) => !found.has(name))
    const present = tables.filter(({ name }) => found.has(name))
    const columns = present.flatMap(table =>
      missingColumns(table, found).map(column => `${table.name}.${column}`),
    )
    const types = await oddTypes(warehouse, present, signal)
    const count = tables.reduce((sum, table) => sum + Object.keys(table.columns).length, 0)
    const faults = [
      ...absent.map(({ name }) => `no table ${name}`),
      ...columns.map(column => `no column ${column}`),
      ...types,
    ]
    const numbers = {
      tables: tables.length,
      missingTables: absent.length,
      missingColumns: columns.length,
      oddTypes: types.length,
    }
    if (faults.length === 0) return pass(`${tables.length} tables with ${count} columns`, numbers)
    return {
      kind: 'fail',
      says: `${absent.length} of ${tables.length} tables and ${columns.length} of ${count} columns are missing, ${types.length} have another type`,
      numbers,
      examples: examplesOf(faults),
      costs: 'units that touch them fail',
      first:
        'somebody changed the warehouse, or it is older than this program: move the file away and ingest anew',
      mend: [],
    }
  },
}

const missingColumns = (table: TableContract, found: ReadonlyMap<string, readonly string[]>) => {
  const there = new Set(found.get(table.name))
  return Object.keys(table.columns).filter(column => !there.has(column))
}
