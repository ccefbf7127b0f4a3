import packageJson from '../../package.json' with { type: 'json' }
import type { DateRange } from '../../src/assistant/range/resolve-range.ts'
import type { ReportData } from '../../src/assistant/report/report-data.ts'
import type { CommandContext } from '../../src/assistant/request/context.ts'
import type { Calendar } from '../../src/pipeline/calendar.ts'
import { processors } from '../../src/pipeline/processors/processors.ts'
import { checkContracts } from '../../src/pipeline/validation/check-contracts.ts'
import { readCoverage } from '../../src/pipeline/validation/coverage.ts'
import { runCrossChecks } from '../../src/pipeline/validation/cross-checks.ts'
import type { Warehouse } from '../../src/warehouse/warehouse.ts'
import { nextForCoverage } from '../coverage/next-for-coverage.ts'
import { sumCells } from '../coverage/sum-cells.ts'
import { judgeValidation } from '../validate/judge-validation.ts'
import { readQuarantine } from './read-quarantine.ts'
import { readRuns } from './read-runs.ts'
import { readUnexpected } from './read-unexpected.ts'

/** Everything that the page shows, read now. */
export async function collectReport(
  warehouse: Warehouse,
  context: CommandContext,
  calendar: Calendar,
  range: DateRange,
): Promise<ReportData> {
  const { start, end } = range
  const ledger = await context.ledgerOf(warehouse)
  const [cells, checks, faults, quarantine, { runs, durations }, unexpected] = await Promise.all([
    readCoverage(warehouse, calendar, start, end, processors),
    runCrossChecks(warehouse, start, end),
    checkContracts(warehouse, start, end),
    readQuarantine(warehouse, start, end),
    readRuns(ledger, context.runs, start, end),
    readUnexpected(warehouse, start, end),
  ])
  return {
    ...judgeValidation({ cells, checks, faults }, range),
    start,
    end,
    generatedAt: context.now().toISOString(),
    version: packageJson.version,
    processors: processors.map(({ id, says, phase }) => ({ id, says, phase })),
    seasonStarts: calendar.seasons.map(({ firstGameDay }) => firstGameDay),
    cells,
    sums: sumCells(cells),
    unexpected,
    durations,
    runs,
    quarantine,
    checks,
    faults,
    next: nextForCoverage(cells, range),
  }
}
