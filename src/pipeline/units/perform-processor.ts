import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { Processor } from '../processors/define-processor.ts'
import type { Attempt, UnitOutcome } from './attempt.ts'
import { billedBytes } from './billed-bytes.ts'
import { commitTerms } from './commit-terms.ts'
import { explainBreach } from './explain-breach.ts'
import { FENCE_LOST } from './fence.ts'
import { evaluationParams, processorSteps, stageStep } from './processor-steps.ts'
import type { Unit } from './unit.ts'

/** Evaluates one processor over the unit's dates and commits it whole; throws only for broken parts. */
export async function performProcessor(
  warehouse: Warehouse,
  processor: Processor,
  unit: Unit,
  attempt: Attempt,
  { now, signal }: { readonly now: () => Date; readonly signal?: AbortSignal | undefined },
): Promise<UnitOutcome> {
  const { id, options } = commitTerms(unit, attempt, signal)
  const outcome = await warehouse.transact(id, processorSteps(processor, unit, attempt, now), options)
  if (outcome.committed) {
    const counts = Object.fromEntries(
      (outcome.reads.outcomes ?? []).map(row => [row.outcome, Number(row.entities)]),
    )
    const { written = 0, ...failures } = counts
    return { state: 'committed', written, failures, ...billedBytes(outcome) }
  }
  if (outcome.because === FENCE_LOST) return { state: 'superseded' }
  const restage = [stageStep(processor, evaluationParams(unit, attempt.today))]
  return {
    state: 'breached',
    breach: await explainBreach(warehouse, processor, unit.dates, outcome, restage),
  }
}
