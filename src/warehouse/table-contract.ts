/** The types a column may have, named as GoogleSQL names them. */
export type ColumnType =
  | 'STRING'
  | 'INT64'
  | 'FLOAT64'
  | 'NUMERIC'
  | 'BOOL'
  | 'DATE'
  | 'TIMESTAMP'
  | 'ARRAY<STRING>'
  | 'ARRAY<FLOAT64>'

/** What one column means, and what must hold for every value in it. */
export type ColumnContract = {
  readonly type: ColumnType
  /** One line for the operator; the unit, when there is one, stands in `unit`. */
  readonly doc: string
  readonly unit?: string
  /** Digits kept after the decimal point (NUMERIC only). Values are rounded to it when they are written. */
  readonly scale?: number
  /** All digits a NUMERIC column holds. */
  readonly precision?: number
  /** A value outside `min`…`max`, NaN or infinite breaks the contract. */
  readonly min?: number
  readonly max?: number
  /** The only texts allowed. */
  readonly values?: readonly string[]
  /** Length of an ARRAY value. */
  readonly length?: number
  /** Share of rows per unit that may be NULL, 0 to 1. 0 makes the column NOT NULL; absent means no limit. */
  readonly nullBudget?: number
  /** Exists for compatibility with the original tables and is never filled; no check reads it. */
  readonly placeholder?: true
}

/** One table, declared once: DDL, checks, docs and the GoogleSQL catalogue are all made from this. */
export type TableContract = {
  /** The operators' short name, such as `psza`. */
  readonly id: string
  /** `dataset.table` */
  readonly name: string
  readonly doc: string
  readonly phase: 0 | 2 | 3 | 4
  /** The date column; BigQuery partitions by it. Absent for tables that have no date. */
  readonly dateColumn?: string
  /** Columns that together name one row. */
  readonly key: readonly string[]
  readonly cluster?: readonly string[]
  readonly columns: Readonly<Record<string, ColumnContract>>
}

type Options = Omit<ColumnContract, 'type' | 'doc'>

const column =
  (type: ColumnType) =>
  (doc: string, options: Options = {}): ColumnContract => ({ type, doc, ...options })

export const text = column('STRING')
export const int = column('INT64')
export const float = column('FLOAT64')
export const bool = column('BOOL')
export const date = column('DATE')
export const timestamp = column('TIMESTAMP')
export const texts = column('ARRAY<STRING>')
export const floats = column('ARRAY<FLOAT64>')

/** NUMERIC(precision, scale). */
export const decimal = (
  precision: number,
  scale: number,
  doc: string,
  options: Options = {},
): ColumnContract => ({
  type: 'NUMERIC',
  doc,
  precision,
  scale,
  ...options,
})

/** Shorthand for a column that is never NULL. */
export const required = { nullBudget: 0 } as const

/** Returns its argument; gives the editor the type and the reader one word to search for. */
export const defineTable = <const T extends TableContract>(table: T): T => table
