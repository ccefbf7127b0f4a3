import type { ParamType, Statement, Step, Warehouse } from '../../src/warehouse/warehouse.ts'
import { type Columns, columnsOf } from './catalogue.ts'

/** A statement's text with the types of the parameters that it names; values do not matter to an analyser. */
export type TypedSql = { readonly sql: string; readonly params: Readonly<Record<string, ParamType>> }

/** A temporary table that a statement could see: made of loaded rows, or of a query. */
export type TemporaryTable =
  | { readonly as: string; readonly columns: Columns }
  | { readonly as: string; readonly query: TypedSql }

export type SentStatement = TypedSql & {
  readonly temporary: readonly TemporaryTable[]
  /** The file that asked the warehouse, from the repository's root. */
  readonly from: string
}

export type RecordingWarehouse = Warehouse & {
  /** Every statement sent so far, once. What the adapter makes of a statement for itself is not among them. */
  sent(): readonly SentStatement[]
}

/** A warehouse that remembers what it is asked. `inspect` is left out: its texts are typed by people. */
export function recordingWarehouse(warehouse: Warehouse): RecordingWarehouse {
  const sent = new Map<string, SentStatement>()
  const record = (statements: readonly SentStatement[]) => {
    for (const statement of statements) {
      const { from, ...rest } = statement
      const key = JSON.stringify(rest)
      if (!sent.has(key)) sent.set(key, statement)
    }
  }
  return {
    ...warehouse,
    query: (statement, options) => {
      record([{ ...typed(statement), temporary: [], from: sourceFile() }])
      return warehouse.query(statement, options)
    },
    transact: (id, steps, options) => {
      record(statementsOf(steps, sourceFile()))
      return warehouse.transact(id, steps, options)
    },
    sent: () => [...sent.values()],
  }
}

/** The statements of a transaction, each with the temporary tables that the steps before it made. */
export function statementsOf(steps: readonly Step[], from: string): readonly SentStatement[] {
  const temporary: TemporaryTable[] = []
  return steps.flatMap(step => {
    if (step.do === 'load') {
      temporary.push({ as: step.as, columns: columnsOf(step) })
      return []
    }
    const statement = { ...typed(step.statement), temporary: [...temporary], from }
    if (step.do === 'stage') temporary.push({ as: step.as, query: typed(step.statement) })
    return [statement]
  })
}

function typed({ sql, params = {} }: Statement): TypedSql {
  const named = new Set(Array.from(sql.matchAll(/@(\w+)/g), match => match[1]))
  const entries = Object.entries(params).filter(([name]) => named.has(name))
  return { sql, params: Object.fromEntries(entries.map(([name, { type }]) => [name, type])) }
}

// Warehouse calls are made synchronously, so the first frame outside this file is the one that asks.
function sourceFile(): string {
  const frames = (new Error('for its stack').stack ?? '').split('\n').slice(1)
  const asker = frames.find(frame => !frame.includes('recording-warehouse'))
  return /\/((?:src|jobs|commands|test|bench)\/[\w./-]+\.ts)/.exec(asker ?? '')?.[1] ?? 'unknown'
}
