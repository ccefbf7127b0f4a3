import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../src/warehouse/duckdb/run.ts'
import { parametersIn } from '../../src/warehouse/duckdb/to-duckdb-sql.ts'
import type { Param, Row } from '../../src/warehouse/warehouse.ts'
import type { Columns } from '../googlesql/catalogue.ts'
import type { ZetaSql } from '../googlesql/start-zetasql.ts'
import { analyseStatement } from './analyse-statement.ts'
import { type ApiError, duplicate, invalidQuery, notFound } from './api-error.ts'
import { addition, creation, outputColumns, statementType, tableScans } from './resolved-tree.ts'
import { type Catalogue, duckDbColumn, type Field, fieldOf, tableNotFound } from './tables.ts'
import type { WriterTable } from './writers.ts'

/** What a statement did. */
export type Ran = {
  readonly statementType: string
  readonly fields: readonly Field[]
  readonly rows: readonly Row[]
  readonly affected?: number
  readonly bytes: number
  readonly billed: number
}

export type Session = {
  /** Analyses one statement, asks whether it may bill so many bytes, and unless it is only to be examined runs it. */
  execute(sql: string, mayBill: (bytes: number) => void, examineOnly?: boolean): Promise<Ran>
  declare(name: string, type: string): void
  set(name: string, expression: string): Promise<void>
  begin(): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  close(): Promise<void>
}

/** BigQuery bills ten megabytes for each table that a query names, at least. */
const LEAST_BILLED = 10 * 1024 * 1024

/** One job's place to work: its temporary tables, variables and transaction. */
export function openSession(
  connection: DuckDBConnection,
  zetaSql: ZetaSql,
  catalogue: Catalogue,
  writers: WriterTable,
  given: Readonly<Record<string, Param>>,
): Session {
  const temporary = new Map<string, Columns>()
  const params: Record<string, Param> = { ...given }
  const variables = new Set<string>()
  let writer: ReturnType<WriterTable['begin']> | undefined

  // DuckDB has no variables; inside a statement they are parameters.
  const withVariables = (sql: string): string =>
    variables.size === 0
      ? sql
      : sql.replace(
          new RegExp(`('(?:[^'\\\\]|\\\\.)*'|--[^\\n]*)|\\b(${[...variables].join('|')})\\b`, 'g'),
          (all, quiet) => (quiet === undefined ? `@${all}` : all),
        )
  const usedIn = (sql: string) => {
    const named = new Set(parametersIn(sql))
    return Object.fromEntries(Object.entries(params).filter(([name]) => named.has(name)))
  }
  const runDuckDb = async (sql: string) => {
    try {
      return await run(connection, { sql, params: usedIn(sql) })
    } catch (error) {
      throw inBigQuerysWords(error)
    }
  }
  const countBytes = async (tree: unknown): Promise<{ bytes: number; billed: number }> => {
    let [bytes, billed] = [0, 0]
    for (const table of new Set(
      tableScans(tree)
        .filter(scan => scan.reads)
        .map(scan => scan.table),
    )) {
      const columns = catalogue.tables.get(table)?.columns ?? []
      const [row] = (await run(connection, { sql: `SELECT COUNT(*) AS n FROM ${table}` })).rows
      const width = columns.reduce((sum, { type }) => sum + (type === 'STRING' ? 12 : 8), 0)
      const size = Number(row?.n) * width
      bytes += size
      billed += Math.max(LEAST_BILLED, size)
    }
    return { bytes, billed }
  }
  const create = async (tree: unknown, sql: string, type: string): Promise<void> => {
    const made = creation(tree)
    if (type === 'CREATE_SCHEMA') {
      const days = made.options.get('default_table_expiration_days')
      if (!catalogue.datasets.has(made.name))
        catalogue.datasets.set(
          made.name,
          days === undefined ? {} : { expirationMs: Number(days) * 86_400_000 },
        )
      await connection.run(`CREATE SCHEMA IF NOT EXISTS "${made.name}"`)
      return
    }
    if (made.isTemporary) {
      if (temporary.has(made.name)) throw duplicate(`Table ${made.name}`)
      temporary.set(made.name, Object.fromEntries(made.columns.map(column => [column.name, column.type])))
      if (type === 'CREATE_TABLE_AS_SELECT') await runDuckDb(sql)
      else
        await connection.run(`CREATE TEMP TABLE ${made.name} (${made.columns.map(duckDbColumn).join(', ')})`)
      return
    }
    if (type !== 'CREATE_TABLE') throw invalidQuery('the emulator makes no lasting tables from queries')
    const [dataset = ''] = made.name.split('.')
    if (!catalogue.datasets.has(dataset)) throw notFound(`Dataset ${catalogue.project}:${dataset}`)
    if (catalogue.tables.has(made.name)) return
    await connection.run(`CREATE TABLE ${made.name} (${made.columns.map(duckDbColumn).join(', ')})`)
    const days = made.options.get('partition_expiration_days')
    catalogue.tables.set(made.name, {
      columns: made.columns,
      ...(days === undefined ? {} : { partitionDays: Number(days) }),
      clusteredBy: made.clusteredBy,
      needsPartitionFilter: made.options.get('require_partition_filter') === true,
      ...(made.partitionedBy === undefined ? {} : { partitionedBy: made.partitionedBy }),
      ...(made.options.has('description') ? { description: String(made.options.get('description')) } : {}),
    })
  }
  const addColumns = async (tree: unknown): Promise<void> => {
    const { name, columns } = addition(tree)
    const table = catalogue.tables.get(name)
    if (!table) throw tableNotFound(catalogue, name)
    const added = columns.filter(column => !table.columns.some(known => known.name === column.name))
    if (added.some(({ required }) => required))
      throw invalidQuery('Cannot add required columns to an existing table schema')
    for (const column of added) await connection.run(`ALTER TABLE ${name} ADD COLUMN ${duckDbColumn(column)}`)
    catalogue.tables.set(name, { ...table, columns: [...table.columns, ...added] })
  }

  return {
    execute: async (text, mayBill, examineOnly = false) => {
      const sql = withVariables(text)
      const tree = await analyseStatement(zetaSql, catalogue, sql, { temporary, params: usedIn(sql) })
      const type = statementType(tree)
      const fields = type === 'SELECT' || examineOnly ? outputColumns(tree).map(fieldOf) : []
      const cost = await countBytes(tree)
      const ran = { statementType: type, fields, rows: [], ...cost }
      if (examineOnly) return ran
      mayBill(cost.billed)
      if (type.startsWith('CREATE_')) {
        await create(tree, sql, type)
        return ran
      }
      if (type === 'ALTER_TABLE') {
        await addColumns(tree)
        return ran
      }
      if (type === 'SELECT') {
        const { rows, columns } = await runDuckDb(sql)
        // Names are BigQuery's to give; DuckDB calls a column without one otherwise.
        const renamed = rows.map(row =>
          Object.fromEntries(fields.map((field, i) => [field.name, row[columns[i]?.name ?? ''] ?? null])),
        )
        return { ...ran, rows: renamed }
      }
      if (type !== 'INSERT') writer?.write(tableScans(tree)[0]?.table ?? '')
      const { rows } = await runDuckDb(sql)
      return { ...ran, affected: Number(Object.values(rows[0] ?? {})[0] ?? 0) }
    },
    declare: (name, type) => {
      variables.add(name)
      params[name] = { type: type as Param['type'], value: null }
    },
    set: async (name, expression) => {
      const known = params[name]
      if (!known) throw invalidQuery(`Undeclared variable: ${name}`)
      const { rows } = await runDuckDb(`SELECT ${withVariables(expression)} AS v`)
      params[name] = { ...known, value: rows[0]?.v ?? null }
    },
    begin: async () => {
      if (writer) throw invalidQuery('Transaction is already in progress')
      await connection.run('BEGIN TRANSACTION')
      writer = writers.begin()
    },
    commit: async () => {
      if (!writer) throw invalidQuery('There is no active transaction')
      try {
        await connection.run('COMMIT')
        writer.end(true)
        writer = undefined
      } catch (error) {
        throw inBigQuerysWords(error)
      }
    },
    rollback: async () => {
      if (!writer) throw invalidQuery('There is no active transaction')
      await connection.run('ROLLBACK')
      writer.end(false)
      writer = undefined
    },
    close: async () => {
      // A script that ends in the middle of a transaction has not committed.
      if (writer) await connection.run('ROLLBACK').catch(() => undefined)
      writer?.end(false)
      connection.closeSync()
    },
  }
}

function inBigQuerysWords(error: unknown): ApiError {
  const text = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
  if (/conflict/i.test(text))
    return invalidQuery('Transaction is aborted due to concurrent update against table')
  return invalidQuery(text.replace(/^(\w+ )*Error: /, ''))
}
