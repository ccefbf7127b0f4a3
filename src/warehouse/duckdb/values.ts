import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  TIMESTAMPTZ,
  VARCHAR,
} from '@duckdb/node-api'
import type { ColumnType } from '../table-contract.ts'
import type { ParamType, Statement, Value } from '../warehouse.ts'
import { parametersIn } from './to-duckdb-sql.ts'

const MS_PER_DAY = 86_400_000

/** NUMERIC travels as DOUBLE and is cast where it is written. */
const types: Readonly<Record<ParamType | ColumnType, DuckDBType>> = {
  STRING: VARCHAR,
  INT64: BIGINT,
  FLOAT64: DOUBLE,
  NUMERIC: DOUBLE,
  BOOL: BOOLEAN,
  DATE,
  TIMESTAMP: TIMESTAMPTZ,
  'ARRAY<DATE>': LIST(DATE),
  'ARRAY<STRING>': LIST(VARCHAR),
  'ARRAY<INT64>': LIST(BIGINT),
  'ARRAY<FLOAT64>': LIST(DOUBLE),
}

export const duckDbType = (type: ParamType | ColumnType): DuckDBType => types[type]

export function toDuckDb(value: Value, type: ParamType | ColumnType): DuckDBValue {
  if (value === null) return null
  if (Array.isArray(value)) {
    const element = type.slice('ARRAY<'.length, -1) as ColumnType
    return listValue(value.map(item => toDuckDb(item, element)))
  }
  switch (type) {
    case 'INT64':
      return BigInt(value as number)
    case 'DATE':
      return new DuckDBDateValue(Math.round(Date.parse(`${value}T00:00:00Z`) / MS_PER_DAY))
    case 'TIMESTAMP':
      return new DuckDBTimestampTZValue(BigInt(Date.parse(value as string)) * 1000n)
    default:
      return value as DuckDBValue
  }
}

export function fromDuckDb(value: DuckDBValue): Value {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value
  }
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  if (value instanceof DuckDBDateValue) return new Date(value.days * MS_PER_DAY).toISOString().slice(0, 10)
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue) {
    return new Date(Number(value.micros / 1000n)).toISOString()
  }
  if (value instanceof DuckDBListValue) return value.items.map(item => fromDuckDb(item) as string | number)
  return String(value)
}

/** Values and types of the parameters that the text names: DuckDB refuses to bind others. */
export function bindings({ sql, params = {} }: Statement): {
  values: Record<string, DuckDBValue>
  types: Record<string, DuckDBType>
} {
  const named = new Set(parametersIn(sql))
  const entries = Object.entries(params).filter(([name]) => named.has(name))
  return {
    values: Object.fromEntries(entries.map(([name, { type, value }]) => [name, toDuckDb(value, type)])),
    types: Object.fromEntries(entries.map(([name, { type }]) => [name, duckDbType(type)])),
  }
}
