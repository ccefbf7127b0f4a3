import { randomUUID } from 'node:crypto'
import { duplicate, notFound } from './api-error.ts'
import { cellsOf } from './cells.ts'
import { dmlStatistics, type EmulatedJob, isDone, type JobConfiguration, jobResource } from './job.ts'
import { refuseUnknownParameters } from './query-parameters.ts'
import { type Catalogue, fieldOf } from './tables.ts'

type Parts = {
  readonly catalogue: Catalogue
  readonly jobs: ReadonlyMap<string, EmulatedJob>
  readonly start: (id: string, configuration: JobConfiguration, data?: string) => EmulatedJob
  readonly drop: (table: string) => Promise<void>
}

type Body = JobConfiguration['query'] & {
  readonly datasetReference?: { readonly datasetId?: string }
  readonly labels?: JobConfiguration['labels']
  readonly dryRun?: boolean
  readonly timeoutMs?: number
  readonly maxResults?: number
  readonly configuration?: JobConfiguration
  readonly jobReference?: { readonly jobId?: string }
}
type Answer = readonly [number, unknown]
type Route = (
  method: string,
  path: string,
  query: URLSearchParams,
  body: Body,
  data?: string,
) => Promise<Answer>

/** BigQuery ends a page at ten megabytes; wide rows are some hundreds of bytes. */
const MOST_ROWS = 10_000

/** The calls of the API that a client of the house makes. */
export function routeOf({ catalogue, jobs, start, drop }: Parts): Route {
  const { project } = catalogue
  const jobOf = (id: string): EmulatedJob => {
    const job = jobs.get(id)
    if (!job) throw notFound(`Job ${project}:US.${id}`)
    return job
  }
  const insert = async ({ configuration = {}, jobReference }: Body, data?: string): Promise<Answer> => {
    const job = start(jobReference?.jobId ?? randomUUID(), configuration, data)
    if (configuration.dryRun) {
      await job.done
      if (job.error) throw job.error
    }
    // A load answers at once in BigQuery; nothing is gained by letting the client ask again.
    if (configuration.load) await job.done
    return [200, jobResource(job)]
  }
  const results = async (job: EmulatedJob, query: URLSearchParams): Promise<Answer> => {
    await Promise.race([
      job.done,
      new Promise(resolve => setTimeout(resolve, Number(query.get('timeoutMs') ?? 10_000)).unref()),
    ])
    const jobReference = { projectId: project, jobId: job.id, location: 'US' }
    if (!isDone(job))
      return [200, { kind: 'bigquery#getQueryResultsResponse', jobReference, jobComplete: false }]
    if (job.error) throw job.error
    const given = job.given ?? lastGiven(job)
    const from = Number(query.get('pageToken') ?? query.get('startIndex') ?? 0)
    const to = from + Math.min(MOST_ROWS, Number(query.get('maxResults') ?? MOST_ROWS))
    const rows = given?.rows ?? []
    return [
      200,
      {
        kind: 'bigquery#getQueryResultsResponse',
        jobReference,
        jobComplete: true,
        totalRows: String(rows.length),
        totalBytesProcessed: String(job.bytes),
        ...(given
          ? { schema: { fields: given.fields }, rows: cellsOf(rows.slice(from, to), given.fields) }
          : {}),
        ...(to < rows.length ? { pageToken: String(to) } : {}),
        ...dmlStatistics(job),
      },
    ]
  }
  /** A query in one call: without a job of the client's own, so nothing can be taken up. */
  const quick = async ({ labels, dryRun, timeoutMs, maxResults, ...query }: Body): Promise<Answer> => {
    const job = start(randomUUID(), {
      query,
      ...(labels === undefined ? {} : { labels }),
      ...(dryRun === undefined ? {} : { dryRun }),
    })
    const qs = new URLSearchParams()
    if (timeoutMs !== undefined) qs.set('timeoutMs', String(timeoutMs))
    if (maxResults !== undefined) qs.set('maxResults', String(maxResults))
    return results(job, qs)
  }
  const datasetResource = (datasetId: string) => ({
    kind: 'bigquery#dataset',
    id: `${project}:${datasetId}`,
    datasetReference: { projectId: project, datasetId },
    location: 'US',
  })
  const makeDataset = async (datasetId: string): Promise<Answer> => {
    if (catalogue.datasets.has(datasetId)) throw duplicate(`Dataset ${project}:${datasetId}`)
    const made = start(randomUUID(), { query: { query: `CREATE SCHEMA ${datasetId}` } })
    await made.done
    if (made.error) throw made.error
    return [200, datasetResource(datasetId)]
  }
  /** A script's result is that of its last statement that has one. */
  const lastGiven = (job: EmulatedJob) =>
    [...jobs.values()]
      .filter(({ parent, given, evaluation }) => parent === job.id && given && evaluation === 'STATEMENT')
      .at(-1)?.given

  const list = (query: URLSearchParams): Answer => {
    const parent = query.get('parentJobId')
    const found = [...jobs.values()]
      .filter(job => (parent === null ? !job.parent : job.parent === parent))
      .reverse()
    const from = Number(query.get('pageToken') ?? 0)
    const to = from + Number(query.get('maxResults') ?? 50)
    return [
      200,
      {
        jobs: found.slice(from, to).map(jobResource),
        ...(to < found.length ? { nextPageToken: String(to) } : {}),
      },
    ]
  }
  const table = (name: string): Answer => {
    const known = catalogue.tables.get(name)
    if (!known) throw notFound(`Table ${project}:${name}`)
    const [datasetId, tableId] = name.split('.')
    return [
      200,
      {
        kind: 'bigquery#table',
        tableReference: { projectId: project, datasetId, tableId },
        type: 'TABLE',
        schema: { fields: known.columns.map(fieldOf) },
        requirePartitionFilter: known.needsPartitionFilter,
        ...(known.description === undefined ? {} : { description: known.description }),
        ...(known.partitionedBy === undefined
          ? {}
          : {
              timePartitioning: {
                type: 'DAY',
                field: known.partitionedBy,
                ...(known.partitionDays === undefined
                  ? {}
                  : { expirationMs: String(known.partitionDays * 86_400_000) }),
              },
            }),
        ...(known.clusteredBy.length === 0 ? {} : { clustering: { fields: known.clusteredBy } }),
        ...(known.expiresMs === undefined ? {} : { expirationTime: String(known.expiresMs) }),
      },
    ]
  }
  const inDataset = (dataset: string): Answer => {
    if (!catalogue.datasets.has(dataset)) throw notFound(`Dataset ${project}:${dataset}`)
    const names = [...catalogue.tables.keys()].filter(name => name.startsWith(`${dataset}.`))
    return [
      200,
      {
        tables: names.map(name => ({
          tableReference: { projectId: project, datasetId: dataset, tableId: name.split('.')[1] },
          type: 'TABLE',
        })),
      },
    ]
  }
  return async (method, path, query, body, data) => {
    const [, kind, id = '', sub, tableId = ''] = path.split('/').map(decodeURIComponent)
    const call = `${method} ${kind}${id && '/id'}${sub ? `/${sub}` : ''}${tableId && '/id'}`
    refuseUnknownParameters(call, query)
    switch (call) {
      case 'POST jobs':
        return insert(body, data)
      case 'GET jobs':
        return list(query)
      case 'GET jobs/id':
        return [200, jobResource(jobOf(id))]
      case 'POST jobs/id/cancel': {
        const job = jobOf(id)
        job.cancelled = true
        interruptUntilDone(job)
        return [200, { kind: 'bigquery#jobCancelResponse', job: jobResource(job) }]
      }
      case 'GET queries/id':
        return results(jobOf(id), query)
      case 'POST queries':
        return quick(body)
      case 'POST datasets':
        return makeDataset(body.datasetReference?.datasetId ?? '')
      case 'GET datasets/id':
        if (!catalogue.datasets.has(id)) throw notFound(`Dataset ${project}:${id}`)
        return [200, datasetResource(id)]
      case 'GET datasets':
        return [
          200,
          {
            datasets: [...catalogue.datasets.keys()].map(name => ({
              datasetReference: { projectId: project, datasetId: name },
            })),
          },
        ]
      case 'GET datasets/id/tables':
        return inDataset(id)
      case 'GET datasets/id/tables/id':
        return table(`${id}.${tableId}`)
      case 'DELETE datasets/id/tables/id':
        await drop(`${id}.${tableId}`)
        return [204, undefined]
      default:
        throw notFound(`${method} ${path}: the emulator does not know this call`)
    }
  }
}

/** An interrupt that comes between two statements of the engine hits nothing. */
function interruptUntilDone(job: EmulatedJob): void {
  if (isDone(job)) return
  job.interrupt?.()
  setTimeout(() => interruptUntilDone(job), 10).unref()
}
