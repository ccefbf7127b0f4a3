import type { ResultPage } from './read-rows.ts'

/** A job as the API describes it, as far as it is read here. */
export type Job = {
  readonly jobReference: { readonly jobId: string; readonly location?: string }
  readonly status: {
    readonly state: string
    readonly errorResult?: { readonly reason?: string; readonly message?: string }
  }
  readonly statistics?: {
    readonly totalBytesProcessed?: string
    readonly totalSlotMs?: string
    readonly query?: {
      readonly statementType?: string
      readonly totalBytesBilled?: string
      readonly schema?: ResultPage['schema']
    }
    readonly scriptStatistics?: {
      readonly evaluationKind?: string
      readonly stackFrames?: readonly { readonly startLine?: number }[]
    }
  }
}
