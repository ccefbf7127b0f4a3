import type { Processor } from '../../src/pipeline/processors/define-processor.ts'
import { tables } from '../../src/pipeline/tables/index.ts'
import type { TableContract } from '../../src/warehouse/table-contract.ts'
import type { Param, Row, Warehouse } from '../../src/warehouse/warehouse.ts'
import { evaluate, type ParamValue, type PlainRow, type TableOfRows } from './evaluate.ts'
import type { ZetaSql } from './start-zetasql.ts'

export type Params = Readonly<Record<string, Param>>

/** One table's rows as a processor reads them. */
export type Input = { readonly contract: TableContract; readonly rows: readonly Row[] }

/**
 * The rows that a processor reads, out of the warehouse. Days and columns that its SQL does not read are left out, for
 * the reference evaluator is slow; that the rest suffices proves what the processor says about the days it reads.
 */
export function inputsOf(
  processor: Processor,
  params: Params,
  warehouse: Warehouse,
): Promise<readonly Input[]> {
  const named = new Set(processor.sql.match(/\w+/g))
  return Promise.all(
    Object.entries(processor.reads).map(async ([name, days]) => {
      const contract = tables.find(table => table.name === name)
      if (!contract) throw new Error(`no contract is called ${name}`)
      const columns = Object.fromEntries(
        Object.entries(contract.columns).filter(([column]) => named.has(column)),
      )
      const { rows } = await warehouse.query({
        sql: `SELECT ${Object.keys(columns).join(', ')} FROM ${name} WHERE ${daysOf(contract, days)}`,
        params,
      })
      return { contract: { ...contract, columns }, rows }
    }),
  )
}

const daysOf = ({ dateColumn }: TableContract, days: Processor['reads'][string]): string => {
  if (!dateColumn || days === 'as it stands') return 'TRUE'
  if (days === 'same day') return `${dateColumn} IN UNNEST(@dates)`
  return days === 'before' ? `${dateColumn} < @until` : `${dateColumn} <= @until`
}

/** What GoogleSQL means by a processor's SQL over these rows. */
export const evaluateProcessor = (
  zetaSql: ZetaSql,
  processor: Processor,
  params: Params,
  inputs: readonly Input[],
): Promise<readonly PlainRow[]> =>
  evaluate(
    zetaSql,
    processor.sql,
    params as Readonly<Record<string, ParamValue>>,
    inputs as readonly TableOfRows[],
  )
