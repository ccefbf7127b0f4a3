import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { StopError } from '../errors.ts'
import type { Inspection, Statement, Warehouse } from '../warehouse.ts'
import { type Backoff, withBackoff } from './backoff.ts'
import { bindParameters } from './bind-parameters.ts'
import { createTables, draftTables } from './create-tables.ts'
import { jobId } from './job-id.ts'
import { jobsOf } from './jobs.ts'
import { label } from './label.ts'
import { type ClientPlace, openClient } from './open-client.ts'
import { splitStatements } from './split-statements.ts'
import { stageChecker } from './stage-columns.ts'
import { tablesOf } from './tables-of.ts'
import { transact } from './transact.ts'

export type BigQueryOptions = Omit<ClientPlace, 'location'> & {
  /** Where datasets are and jobs run; `US` unless something else is said. */
  readonly location?: string
  /** No job may bill more bytes; absent: no cap. */
  readonly maximumBytesBilled?: number
  /** On every job, besides those of the single call. */
  readonly labels?: Readonly<Record<string, string>>
  /** What the ids of all jobs begin with. */
  readonly jobPrefix?: string
  /** Told what is no error: calls that are made again, tables that are left to expire. */
  readonly log?: (message: string, facts: Readonly<Record<string, unknown>>) => void
  readonly pause?: Backoff['pause']
  readonly random?: Backoff['random']
}

/** BigQuery's are 4,000 and 30,000 modifications; a day that is replaced is modified twice. */
const QUOTAS = { partitionsPerJob: 2000, partitionsPerTableAndDay: 15_000 } as const

/** Rows wait here between their load and their transaction; what is left behind expires within a day. */
const STAGING = 'backcourt_staging'

/**
 * Opens the tables of a project. Every statement is a job under an id of ours, labelled and capped; a transaction is one
 * job. Nothing is asked of BigQuery before the first use.
 */
export async function openBigQuery({
  location = 'US',
  maximumBytesBilled,
  labels: common = {},
  jobPrefix = 'backcourt',
  log = () => undefined,
  pause = (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  random = Math.random,
  ...place
}: BigQueryOptions): Promise<Warehouse> {
  const backoff: Backoff = {
    pause,
    random,
    onRetry: ({ message }, waitMs) => log('BigQuery is asked again', { message, waitMs }),
  }
  const client = openClient({ location, ...place }, backoff)
  const jobs = jobsOf(client, pause)
  const checkStages = stageChecker(jobs)
  const tables = tablesOf(client)

  const configure = (query: object, labels: Readonly<Record<string, string>>) => ({
    labels: labelled(labels),
    query: {
      ...query,
      ...(maximumBytesBilled === undefined ? {} : capOf(String(maximumBytesBilled))),
    },
  })
  const labelled = (labels: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries({ ...common, ...labels }).map(([name, text]) => [label(name), label(text)]),
    )
  const queryOf = (statement: Statement) => {
    const binding = bindParameters({ measured: false })
    const query = binding.add(statement)
    return { query, useLegacySql: false, parameterMode: 'NAMED', queryParameters: binding.parameters() }
  }
  const newJobId = (words: string): string => jobId(jobPrefix, `${words} ${randomUUID()}`)

  const run = (query: object, words: string, signal?: AbortSignal, labels = {}): Promise<string> =>
    // A job that failed keeps its id, so each attempt has one of its own.
    withBackoff(
      backoff,
      async () => {
        const id = newJobId(words)
        await jobs.start(id, configure(query, labels), signal)
        const failure = await jobs.finish(id, signal)
        if (failure) throw failure
        return id
      },
      signal,
    )
  const dropTable = async (dataset: string, table: string): Promise<void> => {
    try {
      await client.find({ method: 'DELETE', uri: `/datasets/${dataset}/tables/${table}` })
    } catch (error) {
      log('a staging table is left to expire', { dataset, table, message: String(error) })
    }
  }

  return {
    place: `bigquery://${client.project}/${location}`,
    createTables: (contracts, options) =>
      createTables(
        contracts,
        STAGING,
        tables,
        async sql => {
          await run({ query: sql, useLegacySql: false }, 'create tables')
        },
        options,
      ),
    draftTables: contracts => draftTables(contracts, tables),
    listTables: tables.list,
    describeTables: tables.describe,
    query: async (statement, { limit, signal, labels } = {}) => {
      const id = await run(queryOf(statement), 'query', signal, labels)
      return jobs.rows(id, limit, signal)
    },
    inspect: async sql => {
      const statements = splitStatements(sql)
      if (statements.length > 1) return { kind: 'several', count: statements.length }
      try {
        const { statistics } = await jobs.examine({ query: { query: sql, useLegacySql: false } })
        return kindOf(statistics?.query?.statementType)
      } catch (error) {
        if (error instanceof StopError) return { kind: 'invalid', problem: error.message }
        throw error
      }
    },
    leastBilledBytes: 10 * 2 ** 20,
    quotas: QUOTAS,
    estimate: async (statement, { signal } = {}) => {
      const { statistics } = await jobs.examine({ query: queryOf(statement) }, signal)
      return { bytes: Number(statistics?.totalBytesProcessed ?? 0) }
    },
    transact: (id, steps, { signal, labels = {}, once = false } = {}) =>
      transact(
        {
          jobs,
          backoff,
          checkStages,
          project: client.project,
          stagingDataset: STAGING,
          dropTable,
          configure,
        },
        once ? jobId(jobPrefix, id) : newJobId(id),
        steps,
        { labels, signal },
      ),
    close: async () => undefined,
  }
}

/** For the job, and for each statement of a script. */
const capOf = (bytes: string) => ({
  maximumBytesBilled: bytes,
  scriptOptions: { statementByteBudget: bytes },
})

const kindOf = (statement = 'UNKNOWN'): Inspection =>
  statement === 'SELECT' ? { kind: 'select' } : { kind: 'other', statement }
