import { needsPartitionFilter } from '../../src/warehouse/bigquery/ddl.ts'
import type { ColumnType, TableContract } from '../../src/warehouse/table-contract.ts'
import { unfilteredScans } from '../bigquery/unfiltered-scans.ts'
import { analyse, analysisTree } from './analyse.ts'
import { type AnalysisError, toAnalysisError } from './analysis-error.ts'
import { buildCatalogue, type Catalogue, type Columns } from './catalogue.ts'
import type { SentStatement, TemporaryTable } from './recording-warehouse.ts'
import type { ZetaSql } from './start-zetasql.ts'
import { trapsOfMeaning } from './traps-of-meaning.ts'
import { trapsOfText } from './traps-of-text.ts'

/**
 * Analyses sent statements against the contracts' tables and the temporary tables that each of them could see. A
 * temporary table made of a query gets the columns and types that GoogleSQL gives the query, not those it should have.
 * What GoogleSQL takes and DuckDB understands otherwise, or BigQuery would have to read whole, comes back as `traps`.
 */
export function analyserOfSent(
  zetaSql: ZetaSql,
  contracts: readonly TableContract[],
): (statement: SentStatement) => Promise<{ readonly traps: readonly string[] } | AnalysisError> {
  const catalogues = new Map<string, Promise<Catalogue | AnalysisError>>()

  const catalogueWith = (temporary: readonly TemporaryTable[]): Promise<Catalogue | AnalysisError> => {
    const key = JSON.stringify(temporary)
    const known = catalogues.get(key) ?? build(temporary)
    catalogues.set(key, known)
    return known
  }

  const build = async (temporary: readonly TemporaryTable[]): Promise<Catalogue | AnalysisError> => {
    const columns: Record<string, Columns> = {}
    for (const [i, table] of temporary.entries()) {
      if ('columns' in table) {
        columns[table.as] = table.columns
        continue
      }
      const before = await catalogueWith(temporary.slice(0, i))
      if ('error' in before) return before
      const answer = await analyse(zetaSql, before, table.query.sql, table.query.params)
      if ('error' in answer) return { ...answer, error: `its temporary table ${table.as}: ${answer.error}` }
      columns[table.as] = Object.fromEntries(
        answer.columns.map(({ name, type }) => [name, type as ColumnType]),
      )
    }
    return buildCatalogue(zetaSql, contracts, columns)
  }

  const partitions = new Map(
    contracts.filter(needsPartitionFilter).map(({ name, dateColumn }) => [name, dateColumn]),
  )
  const scansOfEverything = (tree: unknown): readonly string[] =>
    unfilteredScans(tree, table => partitions.get(table)).map(
      ({ table, column }) => `${table} is read without a condition on ${column}, which BigQuery refuses`,
    )

  return async ({ sql, params, temporary }) => {
    const catalogue = await catalogueWith(temporary)
    if ('error' in catalogue) return catalogue
    try {
      const tree = await analysisTree(zetaSql, catalogue, sql, params)
      return { traps: [...trapsOfText(sql), ...trapsOfMeaning(tree), ...scansOfEverything(tree)] }
    } catch (error) {
      return toAnalysisError(error)
    }
  }
}

/** Where, why and the statement itself, for a failing test's message. */
export const printRefusal = ({ sql, from }: SentStatement, { error, line, column }: AnalysisError): string =>
  `${from}: ${error}${line === undefined ? '' : ` [at ${line}:${column}]`}\n${sql.trim()}\n`
