import type { ContractFault } from '../../pipeline/validation/check-contracts.ts'
import type { CoverageCell } from '../../pipeline/validation/coverage.ts'
import type { CheckResult } from '../../pipeline/validation/cross-checks.ts'
import type { AnswerOutcome } from '../answer/answer.ts'

/** All that a report shows, as it was found at one moment. */
export type ReportData = {
  readonly outcome: AnswerOutcome
  /** The verdict in the words of `validate`. */
  readonly headline: string
  readonly start: string
  readonly end: string
  /** ISO instant. */
  readonly generatedAt: string
  readonly version: string
  /** In the order of the matrix. */
  readonly processors: readonly { readonly id: string; readonly says: string; readonly phase: number }[]
  readonly seasonStarts: readonly string[]
  readonly cells: readonly CoverageCell[]
  /** The cells added up by table. */
  readonly sums: readonly TableSums[]
  readonly unexpected: Capped<UnexpectedFailure>
  readonly durations: readonly Duration[]
  readonly runs: Capped<ReportRun>
  readonly quarantine: Capped<QuarantinedFile>
  readonly checks: readonly CheckResult[]
  readonly faults: readonly ContractFault[]
  readonly next: readonly string[]
}

export type TableSums = Pick<CoverageCell, 'target' | 'expected' | 'written' | 'failures' | 'untracked'>

/** A list that ends somewhere; `total` counts what is beyond. */
export type Capped<T> = { readonly shown: readonly T[]; readonly total: number }

/** A recorded failure of a category that nobody expects. */
export type UnexpectedFailure = {
  readonly target: string
  readonly day: string
  readonly entity: string
  readonly category: string
  readonly reason: string
}

/** What a run spent on a table, in units that touch the range. */
export type Duration = {
  readonly runId: string
  /** ISO instant of the run's start. */
  readonly startedAt: string
  readonly target: string
  readonly seconds: number
  readonly days: number
  readonly rows: number
  readonly failedUnits: number
}

export type ReportRun = {
  readonly runId: string
  readonly by: string
  readonly command: string
  readonly state: string
  /** ISO instant. */
  readonly startedAt: string
  /** Seconds during which at least one unit ran. */
  readonly busySeconds: number
  readonly committed: number
  readonly units: number
}

export type QuarantinedFile = {
  readonly path: string
  readonly day: string
  readonly code: string
  readonly reason: string
}
