import type { ColumnContract, ColumnType, TableContract } from '../table-contract.ts'

const types: Readonly<Record<ColumnType, string>> = {
  STRING: 'VARCHAR',
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  NUMERIC: 'DECIMAL',
  BOOL: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
  'ARRAY<STRING>': 'VARCHAR[]',
  'ARRAY<FLOAT64>': 'DOUBLE[]',
}

const typeOf = ({ type, precision = 38, scale = 9 }: ColumnContract): string =>
  type === 'NUMERIC' ? `DECIMAL(${precision}, ${scale})` : types[type]

/**
 * Keys are asserted by the contract before a write, not by an index: DuckDB's indexes refuse a delete and an insert of
 * the same key within one transaction.
 */
export function createTableDdl(table: TableContract): readonly string[] {
  const columns = Object.entries(table.columns).map(
    ([name, column]) => `${name} ${typeOf(column)}${column.nullBudget === 0 ? ' NOT NULL' : ''}`,
  )
  return [
    `CREATE SCHEMA IF NOT EXISTS ${table.name.split('.')[0]}`,
    `CREATE TABLE IF NOT EXISTS ${table.name} (${columns.join(', ')})`,
  ]
}

/** A temporary table for loaded rows; NUMERIC arrives as DOUBLE and is rounded where it is written. */
export const createLoadTableDdl = (name: string, columns: Readonly<Record<string, ColumnContract>>): string =>
  `CREATE TEMP TABLE ${name} (${Object.entries(columns)
    .map(([column, { type }]) => `${column} ${type === 'NUMERIC' ? 'DOUBLE' : types[type]}`)
    .join(', ')})`
