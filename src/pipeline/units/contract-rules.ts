import type { ColumnContract, TableContract } from '../../warehouse/table-contract.ts'
import { checkedValue, evaluatedColumns } from './staged-value.ts'

/** One thing that must hold for every row that a unit is about to write. */
export type ContractRule = {
  /** `minutes_played must lie between 0 and 75` */
  readonly says: string
  /** GoogleSQL condition on the staged row that is TRUE for an offender. */
  readonly offends: string
  /** Share of rows that may offend; 0 for all but null budgets. */
  readonly budget: number
  readonly column: string
}

/** Every rule of a table's contract, in the order of its columns. Placeholders have none. */
export const contractRules = (table: TableContract): readonly ContractRule[] =>
  evaluatedColumns(table).flatMap(([name, column]) => [...rulesOf(name, column)])

function* rulesOf(name: string, column: ColumnContract): Iterable<ContractRule> {
  const value = checkedValue(name, column)
  const { nullBudget, min, max, values, length, type } = column
  if (nullBudget !== undefined) {
    const says =
      nullBudget === 0 ? `${name} must not be NULL` : `${name} may be NULL in ${nullBudget * 100} % of rows`
    yield { column: name, says, offends: `${name} IS NULL`, budget: nullBudget }
  }
  if (!type.startsWith('ARRAY') && min !== undefined && max !== undefined) {
    // NOT BETWEEN is also TRUE for NaN and for the infinities, on both engines.
    const offends = `NOT (${value} BETWEEN ${literal(min, type)} AND ${literal(max, type)})`
    yield { column: name, says: `${name} must lie between ${min} and ${max}`, offends, budget: 0 }
  } else if (!type.startsWith('ARRAY') && min !== undefined) {
    yield {
      column: name,
      says: `${name} must be ${min} or more`,
      // Unlike BigQuery DuckDB holds NaN for the greatest of all numbers.
      offends: `NOT (${value} BETWEEN ${literal(min, type)} AND ${greatest(type)})`,
      budget: 0,
    }
  } else if (type === 'FLOAT64' || type === 'NUMERIC') {
    const offends = `IS_NAN(${value}) OR IS_INF(${value})`
    yield { column: name, says: `${name} must be a finite number`, offends, budget: 0 }
  }
  if (values !== undefined) {
    const list = values.map(text => `'${text}'`).join(', ')
    yield {
      column: name,
      says: `${name} must be one of ${values.join(', ')}`,
      offends: `${name} NOT IN (${list})`,
      budget: 0,
    }
  }
  if (length !== undefined) {
    yield {
      column: name,
      says: `${name} must hold ${length} values`,
      offends: `ARRAY_LENGTH(${name}) <> ${length}`,
      budget: 0,
    }
  }
}

const literal = (value: number, type: ColumnContract['type']): string =>
  type === 'INT64' ? String(value) : `CAST(${value} AS FLOAT64)`

const greatest = (type: ColumnContract['type']): string =>
  type === 'INT64' ? '9223372036854775807' : 'CAST(1.7976931348623157e308 AS FLOAT64)'
