import type { ColumnContract, TableContract } from '../table-contract.ts'

/** Tables that grow with the seasons are only read by their days; BigQuery then refuses what would scan them whole. */
export const needsPartitionFilter = ({ phase, dateColumn }: TableContract): boolean =>
  phase >= 2 && dateColumn !== undefined

/** A table as BigQuery has it: a partition per day, clustered, with the contract's words as descriptions. */
export function createTableDdl(table: TableContract): string {
  const columns = Object.entries(table.columns).map(([name, column]) => `  ${name} ${columnDdl(column)}`)
  const options = [
    `description = ${literal(table.doc)}`,
    ...(needsPartitionFilter(table) ? ['require_partition_filter = TRUE'] : []),
  ]
  return [
    `CREATE TABLE IF NOT EXISTS ${table.name} (`,
    columns.join(',\n'),
    ')',
    ...(table.dateColumn === undefined ? [] : [`PARTITION BY ${table.dateColumn}`]),
    ...(table.cluster === undefined
      ? []
      : [`CLUSTER BY ${table.cluster.slice(0, MOST_CLUSTERED).join(', ')}`]),
    `OPTIONS (${options.join(', ')})`,
  ].join('\n')
}

/** All columns in one statement: a table takes five changes in ten seconds. Never NOT NULL, for there are rows without them. */
export const addColumnsDdl = (
  table: string,
  columns: readonly (readonly [string, ColumnContract])[],
): string =>
  `ALTER TABLE ${table}\n${columns
    .map(([name, { nullBudget: _, ...column }]) => `  ADD COLUMN IF NOT EXISTS ${name} ${columnDdl(column)}`)
    .join(',\n')}`

export const createDatasetDdl = (name: string, options = ''): string =>
  `CREATE SCHEMA IF NOT EXISTS ${name}${options && ` OPTIONS (${options})`}`

const MOST_CLUSTERED = 4

function columnDdl({ type, precision, scale, nullBudget, doc, unit }: ColumnContract): string {
  const sized =
    type === 'NUMERIC' && precision !== undefined && precision <= 29 + (scale ?? 0)
      ? `NUMERIC(${precision}, ${scale ?? 0})`
      : type
  // An ARRAY cannot be required: BigQuery keeps an empty one for NULL.
  const required = nullBudget === 0 && !type.startsWith('ARRAY') ? ' NOT NULL' : ''
  return `${sized}${required} OPTIONS (description = ${literal(unit ? `${doc} (${unit})` : doc)})`
}

const literal = (text: string): string => `'${text.replace(/[\\']/g, match => `\\${match}`)}'`
