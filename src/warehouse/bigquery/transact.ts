import { createHash } from 'node:crypto'
import { RetryError } from '../errors.ts'
import type { Outcome, Row, Step } from '../warehouse.ts'
import { type Backoff, isLast, waitAfter } from './backoff.ts'
import { buildScript, type Script } from './build-script.ts'
import type { Job } from './job.ts'
import type { Jobs } from './jobs.ts'
import { loadRows } from './load-rows.ts'
import type { CheckStages } from './stage-columns.ts'

export type TransactParts = {
  readonly jobs: Jobs
  readonly backoff: Backoff
  readonly checkStages: CheckStages
  readonly project: string
  readonly stagingDataset: string
  /** Removes a table that is not needed any more; it would expire by itself. */
  readonly dropTable: (dataset: string, table: string) => Promise<void>
  /** The part of a job that is the same for all. */
  readonly configure: (query: object, labels: Readonly<Record<string, string>>) => object
}

export type TransactOptions = {
  readonly labels: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs the steps as one job of many statements under the given id: commit and rollback are BigQuery's, and an id that
 * has run before gives what it gave then.
 */
export async function transact(
  { jobs, backoff, checkStages, project, stagingDataset, dropTable, configure }: TransactParts,
  id: string,
  steps: readonly Step[],
  { labels, signal }: TransactOptions,
): Promise<Outcome> {
  signal?.throwIfAborted()
  const difference = await checkStages(steps, signal)
  if (difference) return { committed: false, because: 'columns', rows: difference, reads: {} }
  const loads = steps.flatMap((step, n) =>
    step.do === 'load' && step.rows.length > 0
      ? [{ step, table: stagingName(id, n), id: `${id}_load${n}` }]
      : [],
  )
  const script = buildScript(
    steps,
    new Map(loads.map(({ step, table }) => [step, `${stagingDataset}.${table}`])),
  )
  signal?.throwIfAborted()
  try {
    await Promise.all(
      loads.map(({ step, table, id }) =>
        loadRows(jobs, step, { project, dataset: stagingDataset, table }, { id, labels, signal }),
      ),
    )
    const { sql, parameters } = script
    const query = { query: sql, useLegacySql: false, parameterMode: 'NAMED', queryParameters: parameters }
    return await outcomeOf(
      jobs,
      await runUntilDone(jobs, backoff, id, configure(query, labels), signal),
      script,
    )
  } finally {
    await Promise.all(loads.map(({ table }) => dropTable(stagingDataset, table)))
  }
}

/**
 * A job that failed for a passing reason, most often because another transaction wrote to one of its tables, has rolled
 * back, and is sent again under the next id. A call that failed says nothing about the job, so that is thrown.
 */
async function runUntilDone(
  jobs: Jobs,
  backoff: Backoff,
  id: string,
  configuration: object,
  signal: AbortSignal | undefined,
): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const attempt = tries === 1 ? id : `${id}_${tries}`
    await jobs.start(attempt, configuration, signal)
    const failure = await jobs.finish(attempt, signal)
    if (!failure) return attempt
    if (!(failure instanceof RetryError) || isLast(tries, failure)) throw failure
    await waitAfter(backoff, tries, failure, signal)
  }
}

const stagingName = (id: string, n: number): string =>
  `load_${createHash('sha256').update(id).digest('hex').slice(0, 24)}_${n}`

/** Reads what the statements of the script gave; the line that a statement stands on says which step it was. */
async function outcomeOf(jobs: Jobs, id: string, { results }: Script): Promise<Outcome> {
  if (results.size === 0) return { committed: true, reads: {} }
  const children = await jobs.children(id)
  const given = await Promise.all(
    children.flatMap(child => {
      const step = stepOf(child, results)
      return step ? [jobs.rows(child.jobReference.jobId).then(({ rows }) => ({ step, rows }))] : []
    }),
  )
  const reads: Record<string, readonly Row[]> = {}
  for (const { step, rows } of given) if (step.do === 'read') reads[step.name] = rows
  const refused = given.find(({ step }) => step.do === 'refuse if')
  const cost = costOf(children)
  return refused
    ? { committed: false, because: refused.step.name, rows: refused.rows, reads, cost }
    : { committed: true, reads, cost }
}

function stepOf({ statistics }: Job, results: Script['results']) {
  const { evaluationKind, stackFrames } = statistics?.scriptStatistics ?? {}
  const line = stackFrames?.[0]?.startLine
  return evaluationKind === 'STATEMENT' && line !== undefined ? results.get(line) : undefined
}

const costOf = (children: readonly Job[]) => {
  const sum = (of: (job: Job) => string | undefined) =>
    children.reduce((all, child) => all + Number(of(child) ?? 0), 0)
  return {
    bytesBilled: sum(({ statistics }) => statistics?.query?.totalBytesBilled),
    slotMs: sum(({ statistics }) => statistics?.totalSlotMs),
  }
}
