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

/** DuckDB's words that GoogleSQL has others for; its INTEGER has 32 bits, which GoogleSQL's has not. */
const words: Readonly<Record<string, string>> = {
  VARCHAR: 'STRING',
  BIGINT: 'INT64',
  DOUBLE: 'FLOAT64',
  BOOLEAN: 'BOOL',
  'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
  TIMESTAMP: 'DATETIME',
  INTEGER: 'INT32',
}

/** A type as GoogleSQL calls it: `DECIMAL(5,2)` is NUMERIC(5, 2), `VARCHAR[]` is ARRAY<STRING>. */
export function googleSqlType(type: string): string {
  if (type.endsWith('[]')) return `ARRAY<${googleSqlType(type.slice(0, -2))}>`
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type)
  return decimal ? `NUMERIC(${decimal[1]}, ${decimal[2]})` : (words[type] ?? type)
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

/** Never NOT NULL: the rows that are there have no value for it. */
export const addColumnDdl = (table: TableContract, name: string, column: ColumnContract): string =>
  `ALTER TABLE ${table.name} ADD COLUMN IF NOT EXISTS ${name} ${typeOf(column)}`

/** A temporary table for loaded rows; NUMERIC arrives as DOUBLE and is rounded where it is written. */
export const createLoadTableDdl = (name: string, columns: Readonly<Record<string, ColumnContract>>): string =>
  `CREATE TEMP TABLE ${name} (${Object.entries(columns)
    .map(([column, { type }]) => `${column} ${type === 'NUMERIC' ? 'DOUBLE' : types[type]}`)
    .join(', ')})`
