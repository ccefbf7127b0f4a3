import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { ColumnContract } from '../table-contract.ts'
import type { Row, Step, Value } from '../warehouse.ts'
import type { Jobs } from './jobs.ts'

type LoadStep = Extract<Step, { do: 'load' }>

/** Where the rows of a load wait for their transaction. */
export type StagingTable = {
  readonly project: string
  readonly dataset: string
  readonly table: string
}

/**
 * Brings rows into a table of the staging dataset by a load job, which costs nothing. Rows that were streamed could not
 * be changed or deleted for up to ninety minutes.
 */
export async function loadRows(
  jobs: Jobs,
  { columns, rows }: LoadStep,
  { project, dataset, table }: StagingTable,
  {
    id,
    labels,
    signal,
  }: {
    readonly id: string
    readonly labels: Readonly<Record<string, string>>
    readonly signal?: AbortSignal | undefined
  },
): Promise<void> {
  const configuration = {
    labels,
    load: {
      destinationTable: { projectId: project, datasetId: dataset, tableId: table },
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      createDisposition: 'CREATE_IF_NEEDED',
      writeDisposition: 'WRITE_TRUNCATE',
      schema: { fields: Object.entries(columns).map(([name, { type }]) => fieldOf(name, type)) },
    },
  }
  const job = await jobs.start(id, configuration, signal, () => [
    { 'Content-Type': 'application/octet-stream', body: Readable.from(linesOf(rows, columns)) },
  ])
  const failure = await jobs.finishLoad(job, signal)
  if (failure) throw failure
}

/** So many rows are put into words before anything else gets its turn: a worker that says nothing loses its jobs. */
const ROWS_AT_ONCE = 500

/** A row a line. All rows of a season in one text would be longer than a text can be. */
async function* linesOf(rows: readonly Row[], columns: LoadStep['columns']): AsyncGenerator<string> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE)
    yield some.map(row => `${JSON.stringify(toJson(row, columns))}\n`).join('')
    await othersTurn()
  }
}

const fieldOf = (name: string, type: ColumnContract['type']) => {
  const element = /^ARRAY<(.+)>$/.exec(type)?.[1]
  return element === undefined ? { name, type, mode: 'NULLABLE' } : { name, type: element, mode: 'REPEATED' }
}

/** NULL is left out: for an array there is no other way to write it. */
const toJson = (row: Row, columns: LoadStep['columns']): object =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, { type }]) => {
      const value = row[name] ?? null
      return value === null ? [] : [[name, written(value, type)]]
    }),
  )

/** NUMERIC has nine digits after its point, and JSON has no words for what is no number. */
function written(value: Value, type: ColumnContract['type']): unknown {
  if (type === 'NUMERIC') return Number(value).toFixed(9)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value
}
