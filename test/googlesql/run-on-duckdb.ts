import { type DuckDBConnection, DuckDBInstance, type DuckDBValue, listValue } from '@duckdb/node-api'
import type { ColumnType } from '../../src/warehouse/table-contract.ts'
import { columnsOf } from './catalogue.ts'
import type { ParamValue, PlainRow, TableOfRows } from './evaluate.ts'
import type { ParamType } from './type-proto.ts'
import type { PlainValue } from './value-proto.ts'

// The least that lets DuckDB read the harness's own queries as GoogleSQL; the product's warehouse has its own, longer one.
const prelude = [
  `SET TimeZone='UTC'`,
  `SET default_null_order='nulls_first_on_asc_last_on_desc'`,
  'CREATE TYPE FLOAT64 AS DOUBLE',
  'CREATE MACRO safe_divide(a, b) AS CASE WHEN (b) <> 0 THEN CAST((a) AS DOUBLE) / (b) END',
  'CREATE MACRO date_diff(a, b, part) AS CAST(CAST(a AS DATE) - CAST(b AS DATE) AS BIGINT)',
  'CREATE MACRO date_sub(d, i) AS CAST(CAST(d AS DATE) - i AS DATE)',
  `CREATE MACRO unix_date(d) AS CAST(d - DATE '1970-01-01' AS BIGINT)`,
]

/** Runs one query on a fresh DuckDB in memory: the same arguments as `evaluate`, the same kind of rows. */
export async function runOnDuckDb(
  sql: string,
  params: Readonly<Record<string, ParamValue>>,
  tables: readonly TableOfRows[],
): Promise<PlainRow[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    for (const statement of prelude) await connection.run(statement)
    for (const table of tables) await createTable(connection, table)
    const used = Object.entries(params).filter(([name]) => new RegExp(`@${name}\\b`).test(sql))
    const values = Object.fromEntries(used.map(([name, { value }]) => [name, bound(value)]))
    const reader = await connection.runAndReadAll(inDuckDbsWords(sql, params), values)
    const types = reader.columnTypes().map(String)
    const names = reader.columnNames()
    return reader
      .getRowsJS()
      .map(row => Object.fromEntries(names.map((name, i) => [name, plain(row[i], types[i] ?? '')])))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const duckDbType = (type: ColumnType | ParamType): string =>
  type.startsWith('ARRAY<')
    ? `${duckDbType(type.slice(6, -1) as ColumnType)}[]`
    : type === 'NUMERIC'
      ? 'DECIMAL(38,9)'
      : type === 'TIMESTAMP'
        ? 'TIMESTAMPTZ'
        : type

async function createTable(connection: DuckDBConnection, { contract, rows }: TableOfRows): Promise<void> {
  const columns = Object.entries(columnsOf(contract))
  await connection.run(`CREATE SCHEMA IF NOT EXISTS ${contract.name.split('.')[0]}`)
  const definitions = columns.map(([name, type]) => `${name} ${duckDbType(type)}`)
  await connection.run(`CREATE TABLE ${contract.name} (${definitions.join(', ')})`)
  if (rows.length === 0) return
  const tuples = rows.map(row => `(${columns.map(([name]) => literal(row[name] ?? null)).join(', ')})`)
  await connection.run(`INSERT INTO ${contract.name} VALUES ${tuples.join(', ')}`)
}

function literal(value: PlainValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  return String(value)
}

const bound = (value: PlainValue): DuckDBValue =>
  Array.isArray(value) ? listValue(value.map(bound)) : (value as DuckDBValue)

function inDuckDbsWords(sql: string, params: Readonly<Record<string, ParamValue>>): string {
  const typed = (name: string) => {
    const param = params[name]
    if (!param) throw new Error(`the query names @${name}, which has no value`)
    return `CAST($${name} AS ${duckDbType(param.type)})`
  }
  return sql.replace(
    /('(?:[^']|'')*'|--[^\n]*)|\bIN\s+UNNEST\(\s*@(\w+)\s*\)|@(\w+)/gi,
    (_, text?: string, list?: string, name?: string) =>
      text ?? (list ? `IN (SELECT UNNEST(${typed(list)}))` : typed(name ?? '')),
  )
}

function plain(value: unknown, type: string): PlainValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) {
    return /^DATE\b/.test(type) ? value.toISOString().slice(0, 10) : value.toISOString()
  }
  if (Array.isArray(value)) return value.map(item => plain(item, type))
  return value as string | number | boolean
}
