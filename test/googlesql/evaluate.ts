import type { TableContract } from '../../src/warehouse/table-contract.ts'
import { analyserOptions } from './analyser-options.ts'
import { buildCatalogue, columnsOf } from './catalogue.ts'
import type { ZetaSql } from './start-zetasql.ts'
import { type ParamType, type TypeProto, toTypeProto } from './type-proto.ts'
import { fromValueProto, type PlainValue, toValueProto } from './value-proto.ts'

export type PlainRow = Readonly<Record<string, PlainValue>>

export type ParamValue = { readonly type: ParamType; readonly value: PlainValue }

/** A table in memory. Columns that a row leaves out are NULL; a column that the contract does not know throws. */
export type TableOfRows = { readonly contract: TableContract; readonly rows: readonly PlainRow[] }

type Evaluated = {
  readonly content?: { readonly table_data?: { readonly row?: readonly { cell?: readonly PlainProto[] }[] } }
  readonly prepared: { readonly columns: readonly { readonly name: string; readonly type: TypeProto }[] }
}
type PlainProto = Readonly<Record<string, unknown>>

/**
 * Runs one query on ZetaSQL's reference evaluator: what GoogleSQL means, slowly. Tables are named `dataset.table` as
 * in the product's SQL. Throws a `GrpcError` when the query is wrong or fails (a division by zero, say).
 */
export async function evaluate(
  zetaSql: ZetaSql,
  sql: string,
  params: Readonly<Record<string, ParamValue>>,
  tables: readonly TableOfRows[],
): Promise<PlainRow[]> {
  const used = Object.entries(params).filter(([name]) => new RegExp(`@${name}\\b`, 'i').test(sql))
  const types = Object.fromEntries(used.map(([name, { type }]) => [name, type]))
  const names = tables.map(({ contract }) => contract.name)
  const { catalog, ...root } = buildCatalogue(
    zetaSql,
    tables.map(({ contract }) => contract),
  )
  const answer = (await zetaSql.call('EvaluateQuery', {
    sql: withRootNames(sql, names),
    options: analyserOptions(zetaSql, types),
    simple_catalog: {
      ...root,
      table: catalog.flatMap(dataset => dataset.table.map(table => ({ ...table, name: table.full_name }))),
    },
    table_content: Object.fromEntries(tables.map(table => [table.contract.name, tableContent(table)])),
    params: used.map(([name, { type, value }]) => ({ name, value: toValueProto(value, toTypeProto(type)) })),
  })) as Evaluated

  const columns = answer.prepared.columns
  return (answer.content?.table_data?.row ?? []).map(({ cell = [] }) =>
    Object.fromEntries(columns.map(({ name, type }, i) => [name, fromValueProto(cell[i] ?? {}, type)])),
  )
}

/** The evaluator finds tables at the catalogue's root only: `dataset.table` becomes one backticked name, outside texts. */
export function withRootNames(sql: string, names: readonly string[]): string {
  const known = new Set(names)
  const texts = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|--[^\n]*|/\*[\s\S]*?\*/`
  return sql.replace(new RegExp(`(${texts})|\\b\\w+\\.\\w+\\b`, 'g'), (match, text?: string) =>
    text === undefined && known.has(match) ? `\`${match}\`` : match,
  )
}

function tableContent({ contract, rows }: TableOfRows) {
  const columns = Object.entries(columnsOf(contract)).map(
    ([name, type]) => [name, toTypeProto(type)] as const,
  )
  for (const name of new Set(rows.flatMap(row => Object.keys(row)))) {
    if (!(name in contract.columns)) throw new Error(`${contract.name} has no column ${name}`)
  }
  const row = rows.map(values => ({
    cell: columns.map(([name, type]) => toValueProto(values[name] ?? null, type)),
  }))
  return { table_data: { row } }
}
