import { randomUUID } from 'node:crypto'
import type { Result } from '../warehouse.ts'
import { cancellable } from './cancellable.ts'
import { explainError } from './explain-error.ts'
import type { Job } from './job.ts'
import { type ApiRequest, type Client, codeOf } from './open-client.ts'
import { columnsOf, type ResultPage, rowsOf } from './read-rows.ts'

export type Jobs = {
  /** Starts a job under an id of ours. An id that is taken is the same job: its reply was lost, or its sender. */
  start(
    id: string,
    configuration: unknown,
    signal?: AbortSignal,
    upload?: ApiRequest['multipart'],
  ): Promise<Job>
  /** What BigQuery would do, without doing it. */
  examine(configuration: { readonly query: unknown }, signal?: AbortSignal): Promise<Job>
  /**
   * Waits until a job of queries is done, and says what it failed with; undefined: it did what it should. An abort
   * cancels it, waits for its end, and throws the reason unless the job was faster.
   */
  finish(id: string, signal?: AbortSignal): Promise<Error | undefined>
  /** The same for a job that loads. */
  finishLoad(job: Job, signal?: AbortSignal): Promise<Error | undefined>
  rows(id: string, limit?: number, signal?: AbortSignal): Promise<Result>
  children(id: string): Promise<readonly Job[]>
}

/** The server answers as soon as the job is done, and after this time in any case. */
const LONG_POLL_MS = 10_000
const AFTER_BROKEN_POLL_MS = 500
const PAGE_ROWS = 50_000

export function jobsOf(client: Client, pause: (ms: number, signal?: AbortSignal) => Promise<unknown>): Jobs {
  const { project, location } = client
  const at = { location }

  const describe = (id: string): Promise<Job> => client.call({ uri: `/jobs/${id}`, qs: at })

  const cancel = async (id: string): Promise<void> => {
    await client.find({ method: 'POST', uri: `/jobs/${id}/cancel`, qs: at })
  }
  const page = (id: string, qs: ApiRequest['qs'], signal?: AbortSignal): Promise<ResultPage> =>
    client.call(
      { uri: `/queries/${id}`, qs: { ...at, ...qs, 'formatOptions.useInt64Timestamp': true } },
      signal,
    )

  const failureOf = ({ status: { errorResult } }: Job): Error | undefined =>
    errorResult &&
    explainError({ reason: errorResult.reason, message: errorResult.message ?? 'the job failed' }, project)

  const cancelling = (
    id: string,
    signal: AbortSignal | undefined,
    wait: (over: AbortSignal) => Promise<Error | undefined>,
  ) => cancellable(signal, { cancel: () => cancel(id), pause }, wait)

  return {
    start: async (id, configuration, signal, upload) => {
      const resource = { configuration, jobReference: { projectId: project, jobId: id, location } }
      try {
        return await client.call<Job>(
          upload
            ? {
                method: 'POST',
                uri: `${client.apiEndpoint}/upload/bigquery/v2/projects/${project}/jobs`,
                qs: { uploadType: 'multipart' },
                multipart: () => [
                  { 'Content-Type': 'application/json', body: JSON.stringify(resource) },
                  ...upload(),
                ],
              }
            : { method: 'POST', uri: '/jobs', json: resource },
          signal,
        )
      } catch (error) {
        if (codeOf(error) === 409) return describe(id)
        throw error
      }
    },
    examine: (configuration, signal) =>
      client.call<Job>(
        {
          method: 'POST',
          uri: '/jobs',
          json: {
            configuration: { ...configuration, dryRun: true },
            jobReference: { projectId: project, jobId: randomUUID(), location },
          },
        },
        signal,
      ),
    finish: (id, signal) =>
      cancelling(id, signal, async over => {
        while (!over.aborted) {
          try {
            const qs = { ...at, maxResults: 0, timeoutMs: LONG_POLL_MS }
            const { jobComplete } = await client.ask<ResultPage>({ uri: `/queries/${id}`, qs })
            if (jobComplete) return undefined
          } catch {
            // The answer to a job that failed looks like a call that failed: only the job itself knows.
            const job = await describe(id)
            if (job.status.state === 'DONE') return failureOf(job)
            await pause(AFTER_BROKEN_POLL_MS)
          }
        }
        return undefined
      }),
    finishLoad: (job, signal) =>
      cancelling(job.jobReference.jobId, signal, async over => {
        let current = job
        for (
          let waitMs = 100;
          !over.aborted && current.status.state !== 'DONE';
          waitMs = Math.min(waitMs * 1.5, 2000)
        ) {
          await pause(waitMs)
          current = await describe(job.jobReference.jobId)
        }
        return failureOf(current)
      }),
    rows: async (id, limit, signal) => {
      const first = await page(id, { maxResults: limit ?? PAGE_ROWS }, signal)
      const fields = first.schema?.fields ?? []
      const rows = [...rowsOf(first, fields)]
      let token = first.pageToken
      while (token !== undefined && (limit === undefined || rows.length < limit)) {
        const next: ResultPage = await page(id, { maxResults: PAGE_ROWS, pageToken: token }, signal)
        rows.push(...rowsOf(next, fields))
        token = next.pageToken
      }
      const truncated = limit !== undefined && Number(first.totalRows ?? 0) > limit
      return { columns: columnsOf(first), rows: rows.slice(0, limit), truncated }
    },
    children: async id => {
      // This call alone knows no location, and refuses it.
      const found: Job[] = []
      let pageToken: string | undefined
      do {
        const answer: { readonly jobs?: readonly Job[]; readonly nextPageToken?: string } = await client.call(
          {
            uri: '/jobs',
            qs: {
              parentJobId: id,
              projection: 'full',
              maxResults: 1000,
              ...(pageToken === undefined ? {} : { pageToken }),
            },
          },
        )
        found.push(...(answer.jobs ?? []))
        pageToken = answer.nextPageToken
      } while (pageToken !== undefined)
      return found
    },
  }
}
