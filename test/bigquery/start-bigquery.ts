import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import type { BigQueryOptions } from '../../src/warehouse/bigquery/open-bigquery.ts'
import { connectionPool } from '../../src/warehouse/duckdb/connection-pool.ts'
import { run } from '../../src/warehouse/duckdb/run.ts'
import type { Row } from '../../src/warehouse/warehouse.ts'
import { startZetaSql } from '../googlesql/start-zetasql.ts'
import { ApiError, duplicate, errorBody, notFound } from './api-error.ts'
import { emulatorOptions } from './emulator-options.ts'
import { type Fault, takeFault } from './faults.ts'
import type { EmulatedJob, JobConfiguration } from './job.ts'
import { loadTable } from './load-table.ts'
import { readUpload } from './read-upload.ts'
import { routeOf } from './routes.ts'
import { parametersOf, runQuery } from './run-job.ts'
import { openSession } from './session.ts'
import type { Catalogue } from './tables.ts'
import { writerTable } from './writers.ts'

export type BigQueryEmulator = {
  readonly url: string
  /** For `openBigQuery`, with a token that nobody checks. */
  options(): BigQueryOptions
  /** `METHOD /path` of every call so far. */
  readonly requests: string[]
  /** Milliseconds in which the emulator itself was at work. */
  busyMs(): number
  /** Jobs that clients asked for, in order; the statements of scripts are not among them. */
  jobs(): readonly EmulatedJob[]
  readonly faults: Fault[]
  readonly catalogue: Catalogue
  /** Lends the engine below with a DuckDB warehouse file attached as `source`; nobody else may have that open. */
  beside<T>(file: string, work: (ask: (sql: string) => Promise<readonly Row[]>) => Promise<T>): Promise<T>
  /** Fills the tables that there are with the rows of a DuckDB warehouse file. */
  copyFrom(file: string): Promise<void>
  close(): Promise<void>
}

/** What BigQuery's REST API does, on DuckDB in memory, with Google's own analyser in front. */
export async function startBigQuery({
  project = 'backcourt-test',
  now,
  analyser,
}: {
  readonly project?: string
  /** What CURRENT_TIMESTAMP() gives; the time of the machine otherwise. */
  readonly now?: () => Date
  /** A file of test/googlesql, for a bundle that lies elsewhere. */
  readonly analyser?: string
} = {}): Promise<BigQueryEmulator> {
  const [zetaSql, instance] = await Promise.all([startZetaSql(analyser), DuckDBInstance.create(':memory:')])
  const connections = connectionPool(instance)
  const catalogue: Catalogue = { project, datasets: new Map(), tables: new Map() }
  const writers = writerTable()
  const jobs = new Map<string, EmulatedJob>()
  const faults: Fault[] = []
  const requests: string[] = []
  let [busyMs, atWork, since] = [0, 0, 0]
  const busy = async <T>(work: () => Promise<T>): Promise<T> => {
    if (atWork === 0) since = performance.now()
    atWork += 1
    try {
      return await work()
    } finally {
      atWork -= 1
      if (atWork === 0) busyMs += performance.now() - since
    }
  }

  const take = async () => {
    const connection = await connections.take()
    await connection.run('CREATE OR REPLACE TEMP MACRO unix_millis(t) AS epoch_ms(t)')
    if (now)
      await connection.run(
        `CREATE OR REPLACE TEMP MACRO "current_timestamp"() AS TIMESTAMPTZ '${now().toISOString()}'`,
      )
    return connection
  }
  const newJob = (
    id: string,
    configuration: JobConfiguration,
    more: Partial<EmulatedJob> = {},
  ): EmulatedJob => ({
    id,
    project,
    configuration,
    createdAt: Date.now(),
    bytes: 0,
    billed: 0,
    cancelled: false,
    done: Promise.resolve(),
    ...more,
  })

  const work = async (job: EmulatedJob, data: string): Promise<void> => {
    const text = `${job.id} ${job.configuration.query?.query ?? 'load'}`
    for (let fault = takeFault(faults, 'job', text); fault; fault = takeFault(faults, 'job', text)) {
      if ('fail' in fault) throw new ApiError(400, fault.fail.reason, fault.fail.message)
      for (let waited = 0; waited < fault.waitMs && !job.cancelled; waited += 10) await pause(10)
    }
    const connection = await take()
    job.interrupt = () => connection.interrupt()
    if (job.configuration.load) {
      await loadTable(connection, catalogue, job.configuration.load, data)
      connections.giveBack(connection)
      return
    }
    const params = parametersOf(job.configuration.query?.queryParameters)
    const session = openSession(connection, zetaSql, catalogue, writers, params)
    let children = 0
    try {
      await runQuery(job, session, (line, evaluation, sql) => {
        const id = `script_job_${job.id}_${children++}`
        const child = newJob(id, { query: { query: sql } }, { parent: job.id, line, evaluation })
        jobs.set(id, child)
        return child
      })
    } finally {
      await session.close()
    }
  }

  /** Begins a job; `done` resolves at its end, whatever that is. */
  const start = (id: string, configuration: JobConfiguration, data = ''): EmulatedJob => {
    if (jobs.has(id)) throw duplicate(`Job ${project}:US.${id}`)
    const job = newJob(id, configuration)
    if (!configuration.dryRun) jobs.set(id, job)
    job.done = busy(() => work(job, data))
      .catch((error: unknown) => {
        job.error = error instanceof ApiError ? error : new ApiError(500, 'internalError', String(error))
      })
      .finally(() => {
        job.endedAt = Date.now()
      })
    return job
  }

  const drop = async (table: string): Promise<void> => {
    if (!catalogue.tables.delete(table)) throw notFound(`Table ${project}:${table}`)
    const connection = await connections.take()
    await connection.run(`DROP TABLE ${table}`)
    connections.giveBack(connection)
  }
  const beside: BigQueryEmulator['beside'] = async (file, work) => {
    const connection = await connections.take()
    await connection.run(`ATTACH '${file}' AS source (READ_ONLY)`)
    try {
      return await work(async sql => (await run(connection, { sql })).rows)
    } finally {
      await connection.run('DETACH source')
      connections.giveBack(connection)
    }
  }
  const route = routeOf({ catalogue, jobs, start, drop })

  const uploads = new Map<string, string>()
  const answer = async (
    request: IncomingMessage,
    url: URL,
    body: Buffer,
  ): Promise<readonly [number, unknown, string?]> => {
    if (!url.pathname.startsWith('/upload/')) {
      const path = url.pathname.replace(/^\/bigquery\/v2\/projects\/[^/]+/, '')
      return route(
        request.method ?? 'GET',
        path,
        url.searchParams,
        body.length > 0 ? JSON.parse(String(body)) : {},
      )
    }
    const started = url.searchParams.get('upload_id')
    if (url.searchParams.get('uploadType') === 'resumable' && started === null) {
      const id = `upload${uploads.size + 1}`
      uploads.set(id, String(body))
      return [200, undefined, `${url.origin}${url.pathname}?uploadType=resumable&upload_id=${id}`]
    }
    const { resource, data } =
      started === null
        ? readUpload(request, body)
        : { resource: uploads.get(started) ?? '', data: String(body) }
    return route('POST', '/jobs', url.searchParams, JSON.parse(resource), data)
  }

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const upload = url.pathname.startsWith('/upload/') ? ' (upload)' : ''
    const called = `${request.method} ${url.pathname.replace(/^.*\/projects\/[^/]+/, '')}${upload}`
    requests.push(called)
    const send = (code: number, content: unknown, location?: string) => {
      response.writeHead(code, {
        'content-type': 'application/json; charset=utf-8',
        ...(location === undefined ? {} : { location }),
      })
      response.end(content === undefined ? '' : JSON.stringify(content))
    }
    const fault = takeFault(faults, 'on', called)
    if (fault && 'answer' in fault) return send(fault.answer.code, errorBody(fault.answer))
    if (fault && 'lose' in fault && fault.lose === 'request') return void request.socket.destroy()
    try {
      const [code, content, location] = await answer(request, url, Buffer.concat(chunks))
      if (fault) return void request.socket.destroy()
      send(code, content, location)
    } catch (error) {
      const known = error instanceof ApiError ? error : new ApiError(500, 'internalError', String(error))
      send(known.code, errorBody(known))
    }
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port')
  const url = `http://127.0.0.1:${address.port}`

  return {
    url,
    options: () => emulatorOptions(url, project),
    requests,
    busyMs: () => busyMs + (atWork > 0 ? performance.now() - since : 0),
    jobs: () => [...jobs.values()].filter(({ parent }) => parent === undefined),
    faults,
    catalogue,
    beside,
    copyFrom: file =>
      beside(file, async ask => {
        for (const table of catalogue.tables.keys())
          await ask(`INSERT INTO ${table} BY NAME SELECT * FROM source.${table}`)
      }),
    close: async () => {
      server.close()
      server.closeAllConnections()
      await Promise.all([...jobs.values()].map(job => job.done))
      connections.close()
      instance.closeSync()
      await zetaSql.stop()
    },
  }
}
