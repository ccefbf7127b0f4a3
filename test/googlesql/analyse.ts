import { analyserOptions } from './analyser-options.ts'
import { type AnalysisError, toAnalysisError } from './analysis-error.ts'
import type { Catalogue } from './catalogue.ts'
import type { ZetaSql } from './start-zetasql.ts'
import { type ParamType, type TypeProto, typeName } from './type-proto.ts'

/** A statement that GoogleSQL accepts. `columns` is what it returns or creates; DML and DDL without a query have none. */
export type Analysed = { readonly columns: readonly OutputColumn[] }

export type OutputColumn = { readonly name: string; readonly type: string }

type ResolvedOutputColumn = { readonly name: string; readonly column: { readonly type: TypeProto } }

/**
 * Has one statement analysed as BigQuery would: names, types, aggregation, the statement kinds we use. An answer
 * that says no is a value with BigQuery's own words; a broken server throws.
 */
export async function analyse(
  zetaSql: ZetaSql,
  catalogue: Catalogue,
  sql: string,
  params: Readonly<Record<string, ParamType>> = {},
): Promise<AnalysisError | Analysed> {
  try {
    return { columns: outputColumns(await analysisTree(zetaSql, catalogue, sql, params)) }
  } catch (error) {
    return toAnalysisError(error)
  }
}

/** The resolved statement as ZetaSQL hands it out, one key per level of the tree; rejects when there is none. */
export const analysisTree = (
  zetaSql: ZetaSql,
  catalogue: Catalogue,
  sql: string,
  params: Readonly<Record<string, ParamType>>,
): Promise<unknown> =>
  zetaSql.call('Analyze', {
    simple_catalog: catalogue,
    options: analyserOptions(zetaSql, params),
    sql_statement: sql,
  })

// The statement comes as a tree with one key per level; where the output columns hang depends on its kind.
function outputColumns(node: unknown): readonly OutputColumn[] {
  if (typeof node !== 'object' || node === null) return []
  const fields = node as Record<string, unknown>
  const list = fields.output_column_list
  if (Array.isArray(list)) {
    return (list as ResolvedOutputColumn[]).map(({ name, column }) => ({ name, type: typeName(column.type) }))
  }
  for (const [key, child] of Object.entries(fields)) {
    if (!/^(resolved_\w+|parent)$/.test(key)) continue
    const found = outputColumns(child)
    if (found.length > 0) return found
  }
  return []
}
