import type { Param } from '../../src/warehouse/warehouse.ts'
import { type Fields, findNode, isFields, nodesOf } from './resolved-tree.ts'

const COMPARING = new Set([
  'equal',
  'in',
  'in_array',
  'between',
  'less',
  'less_or_equal',
  'greater',
  'greater_or_equal',
])

/** A filter above one of these does not reach the tables below: it would change what the window or the limit sees. */
const BARRIERS = ['resolved_analytic_scan_node', 'resolved_limit_offset_scan_node']

/**
 * Ids of the columns that some condition, which must hold, compares with what is known before any row is read. BigQuery
 * folds constants first, so a condition that can never hold (an empty array, a NULL) filters nothing
 * (github.com/dbt-labs/dbt-adapters/issues/600).
 */
export function filteredColumns(
  tree: unknown,
  values: Readonly<Record<string, Param>> = {},
): ReadonlySet<string> {
  const found = new Set<string>()
  const take = (condition: unknown, below: ReadonlySet<string>): void => {
    if (isNever(condition, values)) return
    for (const part of conjuncts(condition)) {
      const column = comparedColumn(part)
      if (column !== undefined && below.has(column)) found.add(column)
    }
  }
  for (const [field, node] of nodesOf(tree)) {
    if (field === 'resolved_join_scan_node') take(node.join_expr, columnsBelow(...narrowedBy(node)))
    else if (node.filter_expr) take(node.filter_expr, columnsBelow(node.input_scan))
    else if (node.where_expr) take(node.where_expr, columnsBelow(node.table_scan))
  }
  return found
}

/** The sides of a join whose rows its condition leaves out; an outer join keeps all of one side. */
const narrowedBy = ({ join_type, left_scan, right_scan }: Fields): readonly unknown[] =>
  join_type === 'LEFT'
    ? [right_scan]
    : join_type === 'RIGHT'
      ? [left_scan]
      : join_type === 'FULL'
        ? []
        : [left_scan, right_scan]

/** Columns of the tables that a scan reads, as far as a filter above it reaches. */
function columnsBelow(...scans: readonly unknown[]): ReadonlySet<string> {
  const ids = new Set<string>()
  const descend = (node: unknown): void => {
    if (!isFields(node)) return
    if (BARRIERS.some(name => node[name])) return
    if (isFields(node.table)) {
      const list = ((node.parent as Fields | undefined)?.column_list ?? []) as readonly Fields[]
      for (const { column_id } of list) ids.add(String(column_id))
    }
    for (const child of Object.values(node)) descend(child)
  }
  for (const scan of scans) descend(scan)
  return ids
}

const callOf = (
  condition: unknown,
): { readonly name: string; readonly list: readonly Fields[] } | undefined => {
  const call = findNode(condition, 'resolved_function_call_base_node')
  if (!call) return undefined
  const name = String((findNode(call, 'function') as Fields | undefined)?.name).replace('ZetaSQL:$', '')
  const holder = [...nodesOf(call)].find(([, node]) => Array.isArray(node.argument_list))?.[1]
  return { name, list: (holder?.argument_list ?? []) as readonly Fields[] }
}

const conjuncts = (condition: unknown): readonly unknown[] => {
  const call = callOf(condition)
  return call?.name === 'and' ? call.list.flatMap(conjuncts) : [condition]
}

/** Whether BigQuery knows beforehand that one part of a condition never holds. */
const isNever = (condition: unknown, values: Readonly<Record<string, Param>>): boolean =>
  conjuncts(condition).some(part => {
    const call = callOf(part)
    if (!call || !COMPARING.has(call.name)) return false
    return call.list.some(argument => {
      const name = (argument.resolved_parameter_node as Fields | undefined)?.name
      const value = values[String(name)]?.value
      return value === null || (Array.isArray(value) && value.length === 0)
    })
  })

function comparedColumn(condition: unknown): string | undefined {
  const call = callOf(condition)
  if (!call || !COMPARING.has(call.name)) return undefined
  const refs = call.list.map(argument => {
    const column = argument.resolved_column_ref_node as Fields | undefined
    return column ? String((column.column as Fields).column_id) : undefined
  })
  const others = call.list.filter((_, i) => refs[i] === undefined)
  const isKnown = !others.some(
    argument =>
      findNode(argument, 'resolved_column_ref_node') || findNode(argument, 'resolved_subquery_expr_node'),
  )
  const [only, ...more] = refs.filter(ref => ref !== undefined)
  return isKnown && more.length === 0 ? only : undefined
}
