import type { ColumnType } from '../../src/warehouse/table-contract.ts'
import { notFound } from './api-error.ts'
import type { DefinedColumn } from './resolved-tree.ts'

export type EmulatedTable = {
  readonly columns: readonly DefinedColumn[]
  readonly description?: string
  readonly partitionedBy?: string
  readonly clusteredBy: readonly string[]
  readonly needsPartitionFilter: boolean
  /** Days after which a partition is deleted. */
  readonly partitionDays?: number
  readonly expiresMs?: number
}

/** What the emulator knows of datasets and tables besides the rows. */
export type Catalogue = {
  readonly project: string
  readonly datasets: Map<string, { readonly expirationMs?: number }>
  readonly tables: Map<string, EmulatedTable>
}

export const tableNotFound = ({ project }: Catalogue, name: string) =>
  notFound(`Table ${project}:${name} was not found in location US`)

const duckDbTypes: Readonly<Record<ColumnType, string>> = {
  STRING: 'VARCHAR',
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  NUMERIC: 'DECIMAL(38, 9)',
  BOOL: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
  'ARRAY<STRING>': 'VARCHAR[]',
  'ARRAY<FLOAT64>': 'DOUBLE[]',
}

export const duckDbColumn = ({ name, type, required, precision, scale }: DefinedColumn): string =>
  `"${name}" ${precision === undefined ? duckDbTypes[type] : `DECIMAL(${precision}, ${scale ?? 0})`}${required ? ' NOT NULL' : ''}`

const outward: Readonly<Record<string, string>> = { INT64: 'INTEGER', FLOAT64: 'FLOAT', BOOL: 'BOOLEAN' }

/** A column as the API's schemas have it. */
export function fieldOf({
  name,
  type,
  required = false,
  description,
  precision,
  scale,
}: Pick<DefinedColumn, 'name' | 'type'> & Partial<DefinedColumn>) {
  const element = /^ARRAY<(.+)>$/.exec(type)?.[1]
  const scalar = element ?? type
  return {
    name,
    type: outward[scalar] ?? scalar,
    mode: element ? 'REPEATED' : required ? 'REQUIRED' : 'NULLABLE',
    ...(description === undefined ? {} : { description }),
    ...(precision === undefined ? {} : { precision: String(precision), scale: String(scale ?? 0) }),
  }
}

export type Field = ReturnType<typeof fieldOf>

const inward: Readonly<Record<string, string>> = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL' }

export function columnOf({ name, type, mode }: { name: string; type: string; mode?: string }): DefinedColumn {
  const scalar = inward[type] ?? type
  return {
    name,
    type: (mode === 'REPEATED' ? `ARRAY<${scalar}>` : scalar) as ColumnType,
    required: mode === 'REQUIRED',
  }
}
