import { compareTables } from '../../tables/compare-tables.ts'
import { tables } from '../../tables/index.ts'
import { listDifferences, listStatements, sayFaults } from '../../tables/say-comparison.ts'
import { type Check, type CheckOutcome, examplesOf, pass } from '../check.ts'
import type { Machine } from '../machine.ts'

export const tablesCheck: Check<Machine> = {
  id: 'tables',
  phase: 'infrastructure',
  says: 'every table and column is there and takes what is written into it',
  quick: true,
  after: ['warehouse'],
  run: async ({ open }): Promise<CheckOutcome> => {
    const warehouse = await open()
    const comparison = await compareTables(warehouse, tables)
    const { absent, missing, refusing, taking, extra, isWritable } = comparison
    const columns = comparison.tables.reduce((sum, table) => sum + table.columns.length, 0)
    const numbers = {
      tables: tables.length,
      missingTables: absent.length,
      missingColumns: missing.length,
      refusingColumns: refusing.length,
      otherTypes: taking.length,
      extraColumns: extra.length,
    }
    const differences = listDifferences(comparison)
    const kept = extra.length === 0 ? '' : `, ${extra.length} of them in no contract and left alone`
    if (isWritable && taking.length === 0)
      return { ...pass(`${tables.length} tables with ${columns} columns${kept}`, numbers), more: differences }
    if (isWritable)
      return {
        kind: 'warn',
        says: `${taking.length} of ${columns} columns have another type that holds what is written`,
        numbers,
        examples: examplesOf(differences),
        more: differences,
        costs: 'decimals may differ in the last digit from those of another warehouse',
        mend: [],
      }
    const statements = listStatements(comparison, await warehouse.draftTables(tables))
    return {
      kind: 'fail',
      says: sayFaults(comparison),
      numbers,
      examples: examplesOf(differences),
      more: [...differences, ...statements],
      costs: 'units that touch them fail',
      first:
        refusing.length === 0
          ? 'have an admin type the next command, or run the statements that --verbose lists'
          : 'change the columns that cannot be written into, which Backcourt never does, or point it at a copy (--verbose lists everything)',
      mend: absent.length + missing.length > 0 ? [{ do: 'type', line: 'init --create' }] : [],
    }
  },
}
