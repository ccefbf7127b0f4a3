import type { ColumnContract, TableContract } from '../../warehouse/table-contract.ts'

/** Columns that a processor's SQL gives besides those of its table. */
export const outcomeColumns = ['entity_id', 'failure_category', 'failure_type', 'failure_reason'] as const

/** The columns that the SQL of a table must give and the unit writes: neither placeholders nor the commit's own time. */
export const evaluatedColumns = (table: TableContract): readonly (readonly [string, ColumnContract])[] =>
  Object.entries(table.columns).filter(([name, column]) => !column.placeholder && name !== 'processed_at')

/**
 * The staged value as it will be stored: NUMERIC columns are rounded to their scale, half away from zero. By way of nine
 * digits, because ROUND of a FLOAT64 takes 0.015 down in BigQuery and up in DuckDB, and the last bit of a mean decides.
 * No column has more than nine digits before its point, and DuckDB casts 18 digits twenty times as fast as 38.
 */
export const storedValue = (name: string, { type, scale }: ColumnContract): string =>
  type === 'NUMERIC' ? `ROUND(CAST(${name} AS NUMERIC(18, 9)), ${scale})` : name

/** The same as FLOAT64, for checks: NaN and the infinities, which NUMERIC does not have, stay to be found. */
export const checkedValue = (name: string, { type, scale }: ColumnContract): string =>
  type === 'NUMERIC' ? `ROUND(CAST(${name} AS FLOAT64), ${scale})` : name
