import packageJson from '../../package.json' with { type: 'json' }
import type { AnswerOutcome } from '../../src/assistant/answer/answer.ts'
import type { DateRange } from '../../src/assistant/range/resolve-range.ts'
import type { Capped, ReportRun } from '../../src/assistant/report/report-data.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { checkContracts } from '../../src/pipeline/validation/check-contracts.ts'
import { type CoverageCell, readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { type CheckResult, runCrossChecks } from '../../src/pipeline/validation/cross-checks.ts'
import {
  type PendingName,
  type QuarantinedFile,
  readPendingNames,
  readQuarantine,
} from '../../src/pipeline/why/read-open.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { nextForCoverage } from '../coverage/next-for-coverage.ts'
import { readRuns } from '../report/read-runs.ts'
import { judgeValidation } from '../validate/judge-validation.ts'

/** All that the document says. */
export type Handoff = {
  readonly outcome: AnswerOutcome
  readonly headline: string
  readonly range: DateRange
  readonly calendar: Calendar
  /** The only thing in it that is not the state's. ISO 8601. */
  readonly madeAt: string
  readonly version: string
  readonly cells: readonly CoverageCell[]
  readonly checks: readonly CheckResult[]
  readonly brokenContracts: readonly string[]
  readonly runs: Capped<ReportRun>
  readonly quarantine: readonly QuarantinedFile[]
  readonly names: readonly PendingName[]
  readonly next: readonly string[]
}

/** Reads it all now. */
export async function collectHandoff(
  warehouse: Warehouse,
  context: CommandContext,
  calendar: Calendar,
  range: DateRange,
): Promise<Handoff> {
  const { start, end } = range
  const ledger = await context.ledgerOf(warehouse)
  const [cells, checks, faults, quarantine, names, { runs }] = await Promise.all([
    readCoverage(warehouse, calendar, start, end, processors),
    runCrossChecks(warehouse, start, end),
    checkContracts(warehouse, start, end),
    readQuarantine(warehouse, start, end),
    readPendingNames(warehouse, start, end),
    readRuns(ledger, context.runs, start, end),
  ])
  const next = nextForCoverage(cells, range)
  return {
    ...judgeValidation({ cells, checks, faults }, range),
    range,
    calendar,
    madeAt: context.now().toISOString(),
    version: packageJson.version,
    cells,
    checks,
    brokenContracts: faults.map(({ target, says, rows }) => `${target}: ${says}; ${rows} rows`),
    runs,
    quarantine,
    names,
    next: next.length > 0 ? next : [`validate ${start}..${end}`],
  }
}
