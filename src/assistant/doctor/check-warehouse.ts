import { compareTables } from '../../pipeline/tables/compare-tables.ts'
import { listDifferences, listStatements, sayFaults } from '../../pipeline/tables/say-comparison.ts'
import type { TableContract } from '../../warehouse/table-contract.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { plural } from '../words/plural.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Do tables and columns take what their contracts write, and is nothing of ours left over in the datasets? */
export async function checkTables(
  warehouse: Warehouse,
  contracts: readonly TableContract[],
): Promise<readonly Check[]> {
  return [await checkColumns(warehouse, contracts), await checkLeftovers(warehouse, contracts)]
}

async function checkColumns(warehouse: Warehouse, contracts: readonly TableContract[]): Promise<Check> {
  const comparison = await compareTables(warehouse, contracts)
  const { absent, missing, taking, extra, isWritable } = comparison
  const differences = listDifferences(comparison)
  const kept = extra.length === 0 ? '' : `; ${plural(extra.length, 'extra column')} kept and left alone`
  if (!isWritable) {
    const statements = listStatements(comparison, await warehouse.draftTables(contracts))
    const fix =
      absent.length + missing.length > 0
        ? 'init --create'
        : 'change these columns, which Backcourt never does, or point it at a copy'
    const [first] = differences
    const says = `${sayFaults(comparison)}: ${first}${differences.length > 1 ? `, and ${differences.length - 1} more with --verbose` : ''}`
    return {
      ...fail('tables', says, fix),
      more: [...differences, ...statements],
    }
  }
  const fine = `${plural(contracts.length, 'table')} with all columns of their contracts${kept}`
  if (taking.length === 0) return { ...ok('tables', fine), more: differences }
  return {
    ...warn(
      'tables',
      `${fine}; ${plural(taking.length, 'column')} of another type that holds what is written`,
      'nothing has to be done; --verbose lists them',
    ),
    more: differences,
  }
}

/** Tables that units make for themselves; everything else in a dataset may be somebody's. */
const OURS = /\.(staged?|tmp|temp)_|^backcourt\w*\./

async function checkLeftovers(warehouse: Warehouse, contracts: readonly TableContract[]): Promise<Check> {
  const known = new Set(contracts.map(({ name }) => name))
  const datasets = new Set(contracts.map(({ name }) => name.split('.')[0]))
  const others = (await warehouse.listTables())
    .filter(name => datasets.has(name.split('.')[0] ?? '') && !known.has(name))
    .toSorted()
  const left = others.filter(name => OURS.test(name))
  const strangers = others.length - left.length
  if (left.length > 0)
    return warn('staging', `${left.join(', ')}: left over`, 'drop them when nobody needs them')
  return ok(
    'staging',
    strangers === 0
      ? 'nothing is left over'
      : `nothing is left over; ${plural(strangers, 'other table')} in the datasets left alone`,
  )
}
