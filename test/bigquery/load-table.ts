import { setImmediate as othersTurn } from 'node:timers/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { loadRows } from '../../src/warehouse/duckdb/load-rows.ts'
import type { ColumnContract } from '../../src/warehouse/table-contract.ts'
import type { Row, Value } from '../../src/warehouse/warehouse.ts'
import { ApiError, notFound } from './api-error.ts'
import type { JobConfiguration } from './job.ts'
import { type Catalogue, columnOf, duckDbColumn } from './tables.ts'

const LINES_AT_ONCE = 1000

/** Does a load job: lines of JSON become the rows of a table, which is made or emptied first. Gives their number. */
export async function loadTable(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  { destinationTable, schema, sourceFormat, writeDisposition }: NonNullable<JobConfiguration['load']>,
  data: string,
): Promise<number> {
  const { datasetId, tableId } = destinationTable
  const dataset = catalogue.datasets.get(datasetId)
  if (!dataset) throw notFound(`Dataset ${catalogue.project}:${datasetId}`)
  if (sourceFormat !== 'NEWLINE_DELIMITED_JSON' || writeDisposition !== 'WRITE_TRUNCATE')
    throw new Error(`the emulator does not know loads of ${sourceFormat} with ${writeDisposition}`)
  const columns = schema.fields.map(columnOf)
  const lines = data.split('\n').filter(line => line !== '')
  const rows: Row[] = []
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const some = lines.slice(from, from + LINES_AT_ONCE)
    rows.push(...some.map((line, n) => rowOf(JSON.parse(line), from + n + 1)))
    // The test itself, and the workers that it watches, live in this process too.
    await othersTurn()
  }
  const name = `${datasetId}.${tableId}`
  const contracts = Object.fromEntries(
    columns.map((column): [string, ColumnContract] => [column.name, { type: column.type, doc: '' }]),
  )
  await loadRows(connection, 'incoming', contracts, rows)
  await connection.run(`CREATE OR REPLACE TABLE ${name} (${columns.map(duckDbColumn).join(', ')})`)
  await connection.run(`INSERT INTO ${name} SELECT * FROM incoming`)
  await connection.run('DROP TABLE temp.incoming')
  const { expirationMs } = dataset
  catalogue.tables.set(name, {
    columns,
    clusteredBy: [],
    needsPartitionFilter: false,
    ...(expirationMs === undefined ? {} : { expiresMs: Date.now() + expirationMs }),
  })
  return rows.length

  function rowOf(object: Readonly<Record<string, unknown>>, line: number): Row {
    const fault = (what: string) =>
      new ApiError(
        400,
        'invalid',
        `Error while reading data, error message: JSON parsing error in row ${line}: ${what}`,
      )
    for (const key of Object.keys(object))
      if (!columns.some(column => column.name === key)) throw fault(`No such field: ${key}.`)
    return Object.fromEntries(
      columns.map(({ name, type }) => {
        const value = object[name] ?? (type.startsWith('ARRAY') ? [] : null)
        if (value === null || Array.isArray(value)) return [name, value as Value]
        if (type === 'INT64' && !Number.isInteger(Number(value)))
          throw fault(`Could not convert value to integer. Field: ${name}; Value: ${value}`)
        return [name, ['INT64', 'FLOAT64', 'NUMERIC'].includes(type) ? Number(value) : (value as Value)]
      }),
    )
  }
}
