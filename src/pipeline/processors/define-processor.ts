import { createHash } from 'node:crypto'
import type { TableContract } from '../../warehouse/table-contract.ts'
import { readSql } from '../sql/read-sql.ts'

/** A table that is made from other tables by one GoogleSQL text. */
export type Processor = {
  /** The operators' short name, the same as its table's id. */
  readonly id: string
  /** In words, for help and messages. */
  readonly says: string
  readonly phase: 3 | 4
  readonly table: TableContract
  readonly entity: 'player' | 'team'
  /** Evaluates every expected entity of `@dates` and gives each a `failure_category` or NULL for "write it". */
  readonly sql: string
  /** Every `dataset.table` that the SQL reads, with the days it reads of it. */
  readonly reads: Readonly<Record<string, ReadDays>>
  /** Known before the game: computed for days that are not played yet, too. */
  readonly preGame: boolean
  /** Changes with the SQL or the contract: rows made by another fingerprint were made by other code. */
  readonly formula: string
}

/**
 * Which days of a table a processor reads to make day D: D itself, earlier days of the season, both, or whatever stands
 * there (a season's roster), where a change does not make old rows stale.
 */
export type ReadDays = 'same day' | 'before' | 'both' | 'as it stands'

type Definition = Pick<Processor, 'id' | 'says' | 'entity' | 'preGame'> & {
  readonly table: TableContract & { readonly phase: 3 | 4 }
  /** The tables that are read on other days than the same; a table that the SQL does not read is a bug. */
  readonly days?: Readonly<Record<string, ReadDays>>
}

const TABLE_NAME = /\b(?:FROM|JOIN)\s+(nba_\w+\.\w+)/g

/** Completes a processor with its SQL (`sql/<id>.sql`) and with what can be read off that text. */
export function defineProcessor({ table, days = {}, ...definition }: Definition): Processor {
  const sql = readSql(definition.id)
  const read = [...new Set(Array.from(sql.matchAll(TABLE_NAME), match => match[1] as string))].sort()
  const stray = Object.keys(days).find(name => !read.includes(name))
  if (stray) throw new Error(`${definition.id}.sql does not read ${stray}`)
  return {
    ...definition,
    table,
    phase: table.phase,
    sql,
    reads: Object.fromEntries(read.map(name => [name, days[name] ?? 'same day'])),
    formula: createHash('sha256').update(sql).update(JSON.stringify(table)).digest('hex').slice(0, 12),
  }
}
