import { date, dates, int64, string } from '../../warehouse/param.ts'
import type { Param, Statement, Step } from '../../warehouse/warehouse.ts'
import type { Processor } from '../processors/define-processor.ts'
import type { Attempt } from './attempt.ts'
import { commitTime } from './commit-time.ts'
import { AUDIT, contractChecks, STAGE } from './contract-checks.ts'
import { holdFence } from './fence.ts'
import { historyStep } from './history-step.ts'
import { identityChecks } from './identity-checks.ts'
import { evaluatedColumns, outcomeColumns } from './staged-value.ts'
import * as statements from './statements.ts'
import { seasonEnd, seasonStart, type Unit } from './unit.ts'

type Params = Readonly<Record<string, Param>>

/** Parameters that every processor's SQL may name. */
export const evaluationParams = (unit: Pick<Unit, 'dates' | 'seasonYear'>, today: string): Params => ({
  dates: dates(unit.dates),
  season_year: int64(unit.seasonYear),
  season_start: date(seasonStart(unit.seasonYear)),
  season_end: date(seasonEnd(unit.seasonYear)),
  since: date(unit.dates[0] ?? null),
  until: date(unit.dates.at(-1) ?? null),
  today: date(today),
})

/** Evaluates the unit into the stage; the columns must be exactly those of the contract and the outcome. */
export const stageStep = (processor: Processor, params: Params): Step => ({
  do: 'stage',
  as: STAGE,
  statement: { sql: processor.sql, params },
  columns: [...outcomeColumns, ...evaluatedColumns(processor.table).map(([name]) => name)],
})

/** A unit as one transaction: stage, contract, fence, rows, failures, run history, audit. */
export function processorSteps(
  processor: Processor,
  unit: Unit,
  attempt: Attempt,
  now: () => Date,
): readonly Step[] {
  const { table, formula } = processor
  const time = commitTime(attempt.startedAt, now)
  const params: Params = {
    ...evaluationParams(unit, attempt.today),
    processor: string(processor.id),
    run: string(attempt.runId),
    now: time.now,
  }
  const statement = (sql: string): Statement => ({ sql, params })
  const write = (sql: string): Step => ({ do: 'write', statement: statement(sql) })
  return [
    stageStep(processor, params),
    ...contractChecks(table, String(table.dateColumn), unit.dates.length),
    ...identityChecks(processor.id, params),
    { do: 'read', name: 'outcomes', statement: statement(statements.outcomesSql(table)) },
    ...holdFence(attempt.fence),
    write(statements.deleteDates(table)),
    write(statements.insertStaged(table)),
    write(statements.deleteFailures),
    write(statements.insertFailures(table)),
    historyStep({ unit, attempt, time, formula, output: table.name, source: statements.stagedDays(table) }),
    { do: 'refuse if', name: AUDIT, statement: statement(statements.auditSql(table)) },
  ]
}
