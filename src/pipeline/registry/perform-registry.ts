import { RetryError } from '../../warehouse/errors.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { seasonText } from '../season.ts'
import type { Attempt, UnitOutcome } from '../units/attempt.ts'
import { billedBytes } from '../units/billed-bytes.ts'
import { commitTerms } from '../units/commit-terms.ts'
import { claim, FENCE_LOST } from '../units/fence.ts'
import type { Unit } from '../units/unit.ts'
import { AUDIT, MOVED, REGISTRY_KEY, registrySteps, SAME, TAKEN } from './registry-steps.ts'

/**
 * Builds, replaces or restores one season of the registry as one transaction. A merge that finds nothing different
 * writes nothing, not even a time. Throws RetryError when another build came between.
 */
export async function performRegistry(
  warehouse: Warehouse,
  unit: Unit,
  attempt: Attempt,
  { now, signal }: { readonly now: () => Date; readonly signal?: AbortSignal | undefined },
): Promise<UnitOutcome> {
  const task = unit.registry ?? { strategy: 'merge' }
  await claim(warehouse, REGISTRY_KEY, attempt.fence.key, now())
  const steps = registrySteps(unit, task, attempt, now)
  const { id, options } = commitTerms(unit, attempt, signal)
  const outcome = await warehouse.transact(id, steps, options)
  const done = (written: number): UnitOutcome => ({
    state: 'committed',
    written,
    failures: {},
    ...billedBytes(outcome),
  })
  if (outcome.committed) return done(Number(outcome.reads.written?.[0]?.row_count))
  const [row = {}] = outcome.rows
  const season = seasonText(unit.seasonYear)
  switch (outcome.because) {
    case SAME:
      return done(0)
    case FENCE_LOST:
      return { state: 'superseded' }
    case TAKEN:
      throw new RetryError(`another build gave the id ${row.universal_player_id} a moment ago`)
    case MOVED:
      return breached(
        'the registry must be as it was when the plan was confirmed',
        `${season} has ${row.present} rows, and ${row.coming} would take their place`,
      )
    case AUDIT:
      return breached('the rows in the registry must be those that were staged', JSON.stringify(row))
    default:
      throw new Error(`the build of ${season} refused: ${outcome.because} ${JSON.stringify(outcome.rows)}`)
  }
}

/** Of a season: no day of it can be taken out. */
const breached = (rule: string, example: string): UnitOutcome => ({
  state: 'breached',
  breach: { rule, rows: 1, examples: [example], dates: [] },
})
