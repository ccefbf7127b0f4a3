import type { Processor } from '../../pipeline/processors/define-processor.ts'
import { STAGE } from '../../pipeline/units/contract-checks.ts'
import { processorSteps } from '../../pipeline/units/processor-steps.ts'
import type { Unit } from '../../pipeline/units/unit.ts'

const TABLE = new RegExp(`\\b(?:nba_\\w+|backcourt)\\.\\w+|\\b${STAGE}\\b`, 'g')

/** What a unit's transaction is billed for beyond its evaluation: so much for every table that each of its statements names. */
export function leastBytes(processor: Processor, unit: Unit, today: string, perTable: number): number {
  // Nothing of the attempt changes what the statements name.
  const startedAt = new Date(0)
  const fence = { key: unit.id, token: 1 }
  const attempt = { runId: 'estimate', number: 1, fence, user: '', startedAt, today }
  const named = processorSteps(processor, unit, attempt, () => startedAt).map(step =>
    'statement' in step && step.do !== 'stage' ? new Set(step.statement.sql.match(TABLE) ?? []).size : 0,
  )
  return named.reduce((sum, count) => sum + count * perTable, 0)
}
