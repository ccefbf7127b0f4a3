import type { ColumnContract, TableContract } from './table-contract.ts'
import { typeFit, typeName } from './type-fit.ts'
import type { ColumnFacts, TableFacts } from './warehouse.ts'

/** One column of a contract or of the table that was found. */
export type ComparedColumn = {
  readonly name: string
  /**
   * `fits` as the contract says; `takes` another type that holds every value; `refuses` what would be written; `missing`
   * in the table; `extra` in no contract, kept and left alone.
   */
  readonly fit: 'fits' | 'takes' | 'refuses' | 'missing' | 'extra'
  /** Undefined for an extra column. */
  readonly wanted?: string
  /** Undefined for a missing column. */
  readonly found?: string
  /** What is wrong, after the column's name: `is STRING, not INT64`. */
  readonly says?: string
  /** A statement that would mend it and loses nothing; only a person runs it. */
  readonly mend?: string
}

export type ComparedTable = {
  readonly name: string
  /** The table is there. */
  readonly exists: boolean
  /** The contract's columns in its order, then extra ones; none of a table that is not there. */
  readonly columns: readonly ComparedColumn[]
}

/** Holds a table against its contract, column by column. The order of columns does not matter: every INSERT names its own. */
export function compareTable(contract: TableContract, found: TableFacts | undefined): ComparedTable {
  const { name } = contract
  if (!found) return { name, exists: false, columns: [] }
  const there = new Map(found.columns.map(column => [column.name, column]))
  const wanted = Object.entries(contract.columns)
  return {
    name,
    exists: true,
    columns: [
      ...wanted.map(([column, own]) => compareColumn(name, column, own, there.get(column))),
      ...found.columns
        .filter(column => !(column.name in contract.columns))
        .map(extra => compareExtra(name, extra)),
    ],
  }
}

function compareColumn(
  table: string,
  name: string,
  contract: ColumnContract,
  found: ColumnFacts | undefined,
): ComparedColumn {
  const wanted = typeName(contract)
  if (!found) return { name, fit: 'missing', wanted, says: `is missing (${wanted})` }
  const types = { name, wanted, found: found.type }
  const fit = typeFit(found.type, contract)
  if (fit.fit === 'refuses') return { ...types, ...fit }
  if (!found.nullable && contract.nullBudget !== 0)
    return {
      ...types,
      fit: 'refuses',
      says: 'is NOT NULL, and NULL is written into it',
      mend: takeNull(table, name),
    }
  return { ...types, ...fit }
}

function compareExtra(table: string, { name, type, nullable, hasDefault }: ColumnFacts): ComparedColumn {
  if (nullable || hasDefault) return { name, fit: 'extra', found: type }
  const says = 'is in no contract and NOT NULL, so no row can be written'
  return { name, fit: 'refuses', found: type, says, mend: takeNull(table, name) }
}

const takeNull = (table: string, column: string): string =>
  `ALTER TABLE ${table} ALTER COLUMN ${column} DROP NOT NULL`
