import { invalidQuery } from './api-error.ts'

/** One transaction's claims on tables. */
export type Writer = {
  /** Claims a table for changes of rows; throws when another transaction has it, or changed it since this one began. */
  write(table: string): void
  end(isCommitted: boolean): void
}

export type WriterTable = { begin(): Writer }

/** BigQuery lets one transaction at a time change or delete rows of a table; inserts stand in nobody's way. */
export function writerTable(): WriterTable {
  const holders = new Map<string, Writer>()
  const changedAt = new Map<string, number>()
  let clock = 0
  return {
    begin: () => {
      const begunAt = clock
      const writer: Writer = {
        write: table => {
          const holder = holders.get(table)
          if ((holder && holder !== writer) || (changedAt.get(table) ?? 0) > begunAt)
            throw invalidQuery(`Transaction is aborted due to concurrent update against table ${table}.`)
          holders.set(table, writer)
        },
        end: isCommitted => {
          clock += 1
          for (const [table, holder] of holders) {
            if (holder !== writer) continue
            holders.delete(table)
            if (isCommitted) changedAt.set(table, clock)
          }
        },
      }
      return writer
    },
  }
}
