import type { TableContract } from '../../warehouse/table-contract.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { plural } from '../words/plural.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Are tables and columns as their contracts say, and is nothing in the datasets that no contract knows? */
export async function checkTables(
  warehouse: Warehouse,
  contracts: readonly TableContract[],
): Promise<readonly Check[]> {
  const found = await warehouse.describeTables(contracts)
  const faults = contracts.flatMap(contract => columnFault(contract, found.get(contract.name)))
  const known = new Set(contracts.map(({ name }) => name))
  const datasets = new Set(contracts.map(({ name }) => name.split('.')[0]))
  const strays = (await warehouse.listTables())
    .filter(name => datasets.has(name.split('.')[0] ?? '') && !known.has(name))
    .toSorted()
  return [
    faults.length === 0
      ? ok('tables', `${plural(contracts.length, 'table')} with their columns as the contracts say`)
      : fail(
          'tables',
          faults.join('; '),
          'restore the table from a copy, or give Backcourt a home of its own with --home',
        ),
    strays.length === 0
      ? ok('staging', 'nothing is left over')
      : warn(
          'staging',
          `${strays.join(', ')}: in no contract, left over or made by somebody`,
          'drop them when nobody needs them',
        ),
  ]
}

function columnFault(
  { name, columns }: TableContract,
  found: readonly string[] | undefined,
): readonly string[] {
  if (!found) return [`${name} is missing`]
  const wanted = Object.keys(columns)
  const missing = wanted.filter(column => !found.includes(column))
  const extra = found.filter(column => !wanted.includes(column))
  return [
    ...(missing.length > 0 ? [`${name} lacks ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`${name} has ${extra.join(', ')}, which no contract knows`] : []),
  ]
}
