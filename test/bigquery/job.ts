import type { Row } from '../../src/warehouse/warehouse.ts'
import type { ApiError } from './api-error.ts'
import type { Field } from './tables.ts'

export type Given = { readonly fields: readonly Field[]; readonly rows: readonly Row[] }

/** One job of the emulator: of a client, or a statement of its script. */
export type EmulatedJob = {
  readonly id: string
  readonly project: string
  readonly configuration: JobConfiguration
  readonly parent?: string
  readonly line?: number
  readonly evaluation?: 'STATEMENT' | 'EXPRESSION'
  readonly createdAt: number
  endedAt?: number
  error?: ApiError
  statementType?: string
  given?: Given
  affected?: number
  bytes: number
  billed: number
  cancelled: boolean
  /** Stops the statement that runs. */
  interrupt?: () => void
  done: Promise<void>
}

export type RestParameter = {
  readonly name: string
  readonly parameterType: { readonly type: string; readonly arrayType?: { readonly type: string } }
  readonly parameterValue: {
    readonly value?: string | null
    readonly arrayValues?: readonly { readonly value: string }[]
  }
}

export type JobConfiguration = {
  readonly dryRun?: boolean
  readonly labels?: Readonly<Record<string, string>>
  readonly query?: {
    readonly query: string
    readonly queryParameters?: readonly RestParameter[]
    readonly maximumBytesBilled?: string
  }
  readonly load?: {
    readonly destinationTable: { readonly datasetId: string; readonly tableId: string }
    readonly schema: { readonly fields: readonly { name: string; type: string; mode?: string }[] }
    readonly sourceFormat?: string
    readonly writeDisposition?: string
  }
}

export const isDone = (job: EmulatedJob): boolean => job.endedAt !== undefined

/** The job as `jobs.get` answers it. */
export const jobResource = (job: EmulatedJob) => ({
  kind: 'bigquery#job',
  id: `${job.project}:US.${job.id}`,
  jobReference: { projectId: job.project, jobId: job.id, location: 'US' },
  configuration: { jobType: job.configuration.load ? 'LOAD' : 'QUERY', ...job.configuration },
  status: {
    state: isDone(job) ? 'DONE' : 'RUNNING',
    ...(job.error && isDone(job)
      ? {
          errorResult: { reason: job.error.reason, message: job.error.message },
          errors: [{ reason: job.error.reason, message: job.error.message }],
        }
      : {}),
  },
  statistics: {
    creationTime: String(job.createdAt),
    startTime: String(job.createdAt),
    ...(job.endedAt === undefined
      ? {}
      : { endTime: String(job.endedAt), totalSlotMs: String(job.endedAt - job.createdAt) }),
    totalBytesProcessed: String(job.bytes),
    ...(job.parent === undefined
      ? {}
      : {
          parentJobId: job.parent,
          scriptStatistics: {
            evaluationKind: job.evaluation,
            stackFrames: [{ startLine: job.line, startColumn: 1 }],
          },
        }),
    ...(job.configuration.query
      ? {
          query: {
            statementType: job.statementType,
            totalBytesProcessed: String(job.bytes),
            totalBytesBilled: String(job.billed),
            ...(job.given ? { schema: { fields: job.given.fields } } : {}),
            ...dmlStatistics(job),
          },
        }
      : {}),
  },
})

export const dmlStatistics = ({ affected, statementType = '' }: EmulatedJob) => {
  const counter = { INSERT: 'insertedRowCount', UPDATE: 'updatedRowCount', DELETE: 'deletedRowCount' }[
    statementType
  ]
  return affected === undefined || !counter
    ? {}
    : { numDmlAffectedRows: String(affected), dmlStats: { [counter]: String(affected) } }
}
