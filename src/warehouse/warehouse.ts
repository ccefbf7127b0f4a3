import type { ColumnContract, TableContract } from './table-contract.ts'

/** DATE as `YYYY-MM-DD`, TIMESTAMP as ISO 8601 in UTC, NUMERIC and FLOAT64 as number. */
export type Value = string | number | boolean | null | readonly (string | number)[]
export type Row = Readonly<Record<string, Value>>

export type ParamType =
  | 'STRING'
  | 'INT64'
  | 'FLOAT64'
  | 'BOOL'
  | 'DATE'
  | 'TIMESTAMP'
  | 'ARRAY<DATE>'
  | 'ARRAY<STRING>'
  | 'ARRAY<INT64>'

export type Param = { readonly type: ParamType; readonly value: Value }

/** One GoogleSQL statement with its named parameters (`@name`). */
export type Statement = { readonly sql: string; readonly params?: Readonly<Record<string, Param>> }

export type Result = {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly Row[]
  /** More rows than `limit` were there. */
  readonly truncated: boolean
}

/** One step of a transaction; later steps see what earlier ones made. */
export type Step =
  /** A temporary table made of rows (a load job; never a streaming insert). */
  | {
      readonly do: 'load'
      readonly as: string
      readonly columns: Readonly<Record<string, ColumnContract>>
      readonly rows: readonly Row[]
    }
  /** A temporary table made of a query, which must give exactly these columns, in any order; else it refuses with `columns`. */
  | {
      readonly do: 'stage'
      readonly as: string
      readonly statement: Statement
      readonly columns: readonly string[]
    }
  /** A result handed back under `name`. */
  | { readonly do: 'read'; readonly name: string; readonly statement: Statement }
  /** Any row aborts the whole transaction; the rows are handed back. */
  | { readonly do: 'refuse if'; readonly name: string; readonly statement: Statement }
  | { readonly do: 'write'; readonly statement: Statement }

export type Outcome =
  | { readonly committed: true; readonly reads: Readonly<Record<string, readonly Row[]>> }
  | {
      readonly committed: false
      /** Name of the `refuse if` step that found rows, or `columns`. */
      readonly because: string
      readonly rows: readonly Row[]
      readonly reads: Readonly<Record<string, readonly Row[]>>
    }

export type Inspection =
  | { readonly kind: 'select' }
  | { readonly kind: 'other'; readonly statement: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'invalid'; readonly problem: string }

export type Options = { readonly signal?: AbortSignal | undefined }

/** The engine that holds the tables. DuckDB on one machine, BigQuery for a team; nothing above may know which. */
export type Warehouse = {
  /** For messages: the file or the project. */
  readonly place: string
  /** Creates datasets and tables that are not there; never drops or retypes anything. */
  createTables(contracts: readonly TableContract[]): Promise<void>
  /** `dataset.table` of everything that the engine holds. */
  listTables(): Promise<readonly string[]>
  /** Which of the tables exist, with their columns as the engine has them. */
  describeTables(contracts: readonly TableContract[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Runs one reading statement; `limit` caps the rows handed back. */
  query(statement: Statement, options?: Options & { readonly limit?: number }): Promise<Result>
  /** What kind of statement a text is, without running it. */
  inspect(sql: string): Promise<Inspection>
  /**
   * All steps or none. `id` names the attempt for engines that run jobs by id. Loads and stages are private to the
   * transaction and are gone afterwards.
   */
  transact(id: string, steps: readonly Step[], options?: Options): Promise<Outcome>
  close(): Promise<void>
}
