import type { ColumnType, TableContract } from '../../src/warehouse/table-contract.ts'
import type { Param, ParamType } from '../../src/warehouse/warehouse.ts'
import { analysisTree } from '../googlesql/analyse.ts'
import { toAnalysisError } from '../googlesql/analysis-error.ts'
import { buildCatalogue, type Columns } from '../googlesql/catalogue.ts'
import type { ZetaSql } from '../googlesql/start-zetasql.ts'
import { type ApiError, invalidQuery } from './api-error.ts'
import { type Catalogue, tableNotFound } from './tables.ts'
import { unfilteredScans } from './unfiltered-scans.ts'

export type Names = {
  readonly temporary: ReadonlyMap<string, Columns>
  readonly params: Readonly<Record<string, Param>>
}

/** What a statement means depends on names and types alone, and units send the same ones over and over. */
const answers = new WeakMap<ZetaSql, Map<string, Promise<unknown>>>()

const answersOf = (zetaSql: ZetaSql): Map<string, Promise<unknown>> => {
  const known = answers.get(zetaSql) ?? new Map<string, Promise<unknown>>()
  answers.set(zetaSql, known)
  return known
}

/** The resolved statement, or BigQuery's refusal: of names and types, of tables, and of scans without a partition filter. */
export async function analyseStatement(
  zetaSql: ZetaSql,
  catalogue: Catalogue,
  sql: string,
  { temporary, params }: Names,
): Promise<unknown> {
  // Sending thirty tables along with each statement would cost more than analysing it.
  const mentioned = [...catalogue.tables]
    .filter(([name]) => sql.includes(name.split('.')[1] ?? name))
    .map(([name, { columns }]) => ({
      name,
      columns: Object.fromEntries(columns.map(column => [column.name, { type: column.type, doc: '' }])),
    }))
  const types = Object.fromEntries(
    Object.entries(params).map(([name, { type }]): [string, ParamType] => [name, type]),
  )
  let tree: unknown
  try {
    const asked = JSON.stringify([sql, types, mentioned, [...temporary]])
    const known = answersOf(zetaSql)
    const answer = known.get(asked) ?? analyse()
    known.set(asked, answer)
    tree = await answer
  } catch (thrown) {
    const { error, line, column } = toAnalysisError(thrown)
    throw inBigQuerysWords(catalogue, error, line === undefined ? '' : ` at [${line}:${column}]`)
  }
  function analyse(): Promise<unknown> {
    const names = buildCatalogue(
      zetaSql,
      mentioned as unknown as readonly TableContract[],
      Object.fromEntries(temporary) as Record<string, Record<string, ColumnType>>,
    )
    return analysisTree(zetaSql, names, sql, types)
  }
  const partitionOf = (table: string) => {
    const known = catalogue.tables.get(table)
    return known?.needsPartitionFilter ? known.partitionedBy : undefined
  }
  const [whole] = unfilteredScans(tree, partitionOf, params)
  if (whole)
    throw invalidQuery(
      `Cannot query over table '${whole.table}' without a filter over column(s) '${whole.column}' that can be used for partition elimination`,
    )
  return tree
}

function inBigQuerysWords(catalogue: Catalogue, error: string, place: string): ApiError {
  const missing = /^Table not found: ([\w.`]+)/.exec(error)?.[1]
  if (missing === undefined) return invalidQuery(`${error}${place}`)
  return missing.includes('.')
    ? tableNotFound(catalogue, missing)
    : invalidQuery(`Table "${missing}" must be qualified with a dataset (e.g. dataset.table).`)
}
