import type { ColumnType } from '../../src/warehouse/table-contract.ts'
import { type TypeProto, typeName } from '../googlesql/type-proto.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A column as a statement creates or gives it. */
export type DefinedColumn = {
  readonly name: string
  readonly type: ColumnType
  readonly required: boolean
  readonly description?: string
  readonly precision?: number
  readonly scale?: number
}

export type TableScan = {
  readonly table: string
  readonly columns: ReadonlyMap<string, string>
  readonly reads: boolean
}

export const isFields = (node: unknown): node is Fields => typeof node === 'object' && node !== null

/** Every object of the tree, with the name of the field that holds it. */
export function* nodesOf(node: unknown, field = ''): Iterable<readonly [string, Fields]> {
  if (!isFields(node)) return
  if (Array.isArray(node)) {
    for (const item of node) yield* nodesOf(item, field)
    return
  }
  yield [field, node]
  for (const [name, child] of Object.entries(node)) yield* nodesOf(child, name)
}

export const findNode = (tree: unknown, name: string): Fields | undefined => {
  for (const [field, node] of nodesOf(tree)) if (field === name) return node
  return undefined
}

/** The kind of a resolved statement in BigQuery's words. */
export function statementType(tree: unknown): string {
  const kinds: Readonly<Record<string, string>> = {
    resolved_query_stmt_node: 'SELECT',
    resolved_insert_stmt_node: 'INSERT',
    resolved_update_stmt_node: 'UPDATE',
    resolved_delete_stmt_node: 'DELETE',
    resolved_merge_stmt_node: 'MERGE',
    resolved_create_table_as_select_stmt_node: 'CREATE_TABLE_AS_SELECT',
    resolved_create_table_stmt_node: 'CREATE_TABLE',
    resolved_create_schema_stmt_node: 'CREATE_SCHEMA',
    resolved_drop_stmt_node: 'DROP_TABLE',
    resolved_alter_table_stmt_node: 'ALTER_TABLE',
  }
  for (const [field] of nodesOf(tree)) if (kinds[field]) return kinds[field]
  throw new Error('the emulator does not know this kind of statement')
}

/** What a query gives, or undefined for a statement that gives nothing. */
export function outputColumns(
  tree: unknown,
): readonly { readonly name: string; readonly type: ColumnType }[] {
  for (const [, node] of nodesOf(tree)) {
    const list = node.output_column_list
    if (Array.isArray(list))
      return list.map(({ name, column }) => ({
        name,
        type: typeName(column.type as TypeProto) as ColumnType,
      }))
  }
  return []
}

/** Name, columns and options of what CREATE TABLE or CREATE SCHEMA makes. */
export function creation(tree: unknown): {
  readonly name: string
  readonly columns: readonly DefinedColumn[]
  readonly options: ReadonlyMap<string, unknown>
  readonly partitionedBy?: string
  readonly clusteredBy: readonly string[]
  readonly isTemporary: boolean
} {
  const statement =
    findNode(tree, 'resolved_create_table_stmt_base_node') ??
    findNode(tree, 'resolved_create_schema_stmt_node')
  const inner = findNode(statement, 'resolved_create_table_stmt_node') ?? {}
  const base = findNode(statement, 'resolved_create_table_as_select_stmt_node') ?? inner
  const parents = [...nodesOf(statement)].map(([, node]) => node)
  const named = parents.find(node => Array.isArray(node.name_path))
  const own = (base.parent as Fields | undefined) ?? statement
  const [partition] = columnRefs(inner.partition_by_list)
  return {
    name: pathOf(named),
    columns: ((own?.column_definition_list as readonly Fields[] | undefined) ?? []).map(definedColumn),
    options: optionsOf(own?.option_list),
    ...(partition === undefined ? {} : { partitionedBy: partition }),
    clusteredBy: columnRefs(inner.cluster_by_list),
    isTemporary: named?.create_scope === 'CREATE_TEMP',
  }
}

const pathOf = (node: Fields | undefined): string => ((node?.name_path ?? []) as readonly string[]).join('.')

/** The table that ALTER TABLE changes, and the columns that it adds; anything else that it does is refused. */
export function addition(tree: unknown): {
  readonly name: string
  readonly columns: readonly DefinedColumn[]
} {
  const nodes = [...nodesOf(tree)]
  const actions = nodes.filter(([field]) => field === 'alter_action_list')
  const added = nodes.filter(([field]) => field === 'resolved_add_column_action_node')
  if (added.length !== actions.length) throw new Error('the emulator only knows ALTER TABLE … ADD COLUMN')
  return {
    name: pathOf(nodes.map(([, node]) => node).find(node => Array.isArray(node.name_path))),
    columns: added.map(([, node]) => definedColumn(node.column_definition as Fields)),
  }
}

const columnRefs = (node: unknown): readonly string[] =>
  [...nodesOf(node)]
    .filter(([field]) => field === 'resolved_column_ref_node')
    .map(([, { column }]) => String((column as Fields).name))

const optionsOf = (list: unknown): ReadonlyMap<string, unknown> =>
  new Map(
    ((list as readonly Fields[] | undefined) ?? []).map(option => {
      const literal = findNode(option, 'resolved_literal_node')?.value as Fields | undefined
      const value = literal?.value as Fields | undefined
      return [String(option.name), value?.[String(value.value)]]
    }),
  )

function definedColumn({ name, type, annotations }: Fields): DefinedColumn {
  const notes = (annotations ?? {}) as Fields
  const numeric = findNode(notes, 'numeric_type_parameters')
  const description = optionsOf(notes.option_list).get('description')
  return {
    name: String(name),
    type: typeName(type as TypeProto) as ColumnType,
    required: notes.not_null === true,
    ...(description === undefined ? {} : { description: String(description) }),
    ...(numeric ? { precision: Number(numeric.precision), scale: Number(numeric.scale ?? 0) } : {}),
  }
}

/** The tables that a statement names, each time that it does; the target of an INSERT is not read. */
export function tableScans(tree: unknown): readonly TableScan[] {
  const target = findNode(tree, 'resolved_insert_stmt_node')?.table_scan
  return [...nodesOf(tree)].flatMap(([, node]) => {
    if (!isFields(node.table) || typeof node.table.full_name !== 'string' || !node.column_index_list)
      return []
    const list = ((node.parent as Fields | undefined)?.column_list ?? []) as readonly Fields[]
    const columns = new Map(list.map(({ name, column_id }) => [String(name), String(column_id)]))
    return [{ table: node.table.full_name, columns, reads: node !== target }]
  })
}
