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

export type Param = {
  readonly type: ParamType
  readonly value: Value
  /**
   * Measured when the transaction writes: its time (TIMESTAMP), or the seconds since a time (FLOAT64). An engine that
   * takes all steps at once measures by its own clock; to every other one `value` says it at that moment.
   */
  readonly clock?: 'commit' | { readonly since: Date }
}

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

/** What a transaction cost, where the engine counts it. */
export type Cost = { readonly bytesBilled: number; readonly slotMs: number }

export type Outcome =
  | {
      readonly committed: true
      readonly reads: Readonly<Record<string, readonly Row[]>>
      readonly cost?: Cost
    }
  | {
      readonly committed: false
      /** Name of the `refuse if` step that found rows, or `columns`. */
      readonly because: string
      readonly rows: readonly Row[]
      readonly reads: Readonly<Record<string, readonly Row[]>>
      readonly cost?: Cost
    }

export type Inspection =
  | { readonly kind: 'select' }
  | { readonly kind: 'other'; readonly statement: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'invalid'; readonly problem: string }

export type Options = {
  readonly signal?: AbortSignal | undefined
  /** Who asks, and for what; an engine that keeps a list of its jobs puts it there. */
  readonly labels?: Readonly<Record<string, string>>
}

/** A column as the engine has it. */
export type ColumnFacts = {
  readonly name: string
  /**
   * In GoogleSQL's words: `INT64` (never INTEGER), `FLOAT64`, `BOOL`, `NUMERIC(5, 2)` with its digits and scale, or
   * without where none are set, `BIGNUMERIC`, `ARRAY<STRING>` for a repeated STRING. A type for which GoogleSQL has no
   * word keeps the engine's own.
   */
  readonly type: string
  /** Takes NULL. Arrays always do: BigQuery keeps an empty one for it. */
  readonly nullable: boolean
  /** Is filled by the engine where an INSERT does not name it. */
  readonly hasDefault?: true
}

/** A table as the engine has it. */
export type TableFacts = {
  /** In the table's own order. */
  readonly columns: readonly ColumnFacts[]
  /** Days after which the engine deletes a partition by itself, counted from the partition's own date; absent: never. */
  readonly partitionExpirationDays?: number
  /** Queries without a condition on the partition's date are refused. There, true or false, where the table has partitions. */
  readonly requirePartitionFilter?: boolean
}

/** A partition is a day of a table. A transaction that replaces a day changes it once by deleting and once by inserting. */
export type Quotas = {
  readonly partitionsPerJob: number
  readonly partitionsPerTableAndDay: number
}

/** The engine that holds the tables. DuckDB on one machine, BigQuery for a team; nothing above may know which. */
export type Warehouse = {
  /** For messages: the file or the project. */
  readonly place: string
  /**
   * Creates datasets and tables that are not there; `withColumns` also adds the columns that existing tables lack. Never
   * drops or retypes anything.
   */
  createTables(
    contracts: readonly TableContract[],
    options?: { readonly withColumns?: boolean },
  ): Promise<void>
  /**
   * What `createTables` with `withColumns` would run, by name of the table, in the engine's own dialect and ready to copy;
   * nothing runs. Only tables that lack something are named. A column that is added to a table may be NULL whatever its
   * contract says, for no engine adds others.
   */
  draftTables(contracts: readonly TableContract[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** `dataset.table` of everything that the engine holds. */
  listTables(): Promise<readonly string[]>
  /** Those of the tables that exist, by name, as the engine has them. */
  describeTables(contracts: readonly TableContract[]): Promise<ReadonlyMap<string, TableFacts>>
  /** Runs one reading statement; `limit` caps the rows handed back. */
  query(statement: Statement, options?: Options & { readonly limit?: number }): Promise<Result>
  /** What kind of statement a text is, without running it. */
  inspect(sql: string): Promise<Inspection>
  /** What the engine allows in a job and in a day; only where it counts. */
  readonly quotas?: Quotas
  /** Billed at least for every table that a statement names, however little it reads there; only where that is so. */
  readonly leastBilledBytes?: number
  /** Bytes that a statement would read; only where they are paid for. */
  estimate?(statement: Statement, options?: Options): Promise<{ readonly bytes: number }>
  /**
   * All steps or none. `id` names the attempt for engines that run jobs by id. With `once` no other attempt ever has
   * that id, so an engine that has run it already hands back what it gave then. Loads and stages are private to the
   * transaction and are gone afterwards.
   */
  transact(
    id: string,
    steps: readonly Step[],
    options?: Options & { readonly once?: boolean },
  ): Promise<Outcome>
  close(): Promise<void>
}
