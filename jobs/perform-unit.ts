import type { UnitError } from '../src/assistant/run/run-event.ts'
import type { FileStore } from '../src/files/file-store.ts'
import { FileGone, FileStoreBroken } from '../src/files/file-store.ts'
import { performFeed } from '../src/pipeline/ingest/perform-feed.ts'
import { performNames } from '../src/pipeline/ingest/perform-names.ts'
import { processorById } from '../src/pipeline/processors/processors.ts'
import { performRegistry } from '../src/pipeline/registry/perform-registry.ts'
import { nbaPlayersRegistry } from '../src/pipeline/tables/reference/nba-players-registry.ts'
import { resolvedNames } from '../src/pipeline/tables/reference/resolved-names.ts'
import type { Attempt, UnitOutcome } from '../src/pipeline/units/attempt.ts'
import { claim } from '../src/pipeline/units/fence.ts'
import { isCommitted } from '../src/pipeline/units/is-committed.ts'
import { performProcessor } from '../src/pipeline/units/perform-processor.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import { AskError, RetryError } from '../src/warehouse/errors.ts'
import type { Warehouse } from '../src/warehouse/warehouse.ts'

export type Workplace = {
  readonly warehouse: Warehouse
  readonly store: FileStore
  readonly now: () => Date
  readonly today: string
  /** Names this process in leases: host and PID. */
  readonly holder: string
}

/** What became of one attempt: the unit's own outcome, an error to record, or one that stops the whole run. */
export type Performed =
  | { readonly end: 'outcome'; readonly outcome: UnitOutcome }
  | { readonly end: 'retry'; readonly error: UnitError }
  | { readonly end: 'error'; readonly error: UnitError; readonly stopsRun: boolean }

/** What a unit has to know of its run; `code` are the formulas that it was planned with. */
export type RunOfUnit = { readonly runId: string; readonly by: string; readonly code: string }

export type Perform = (
  unit: Unit,
  run: RunOfUnit,
  attempt: number,
  workplace: Workplace,
  signal: AbortSignal,
) => Promise<Performed>

/** Makes one attempt at a unit under a new fencing token. Broken parts become values here; bugs stay exceptions. */
export async function performUnit(
  unit: Unit,
  run: RunOfUnit,
  attempt: number,
  workplace: Workplace,
  signal: AbortSignal,
): Promise<Performed> {
  const { warehouse, store, now, today, holder } = workplace
  const drifted = explainDrift(unit, run)
  if (drifted) return { end: 'error', error: drifted, stopsRun: false }
  try {
    const startedAt = now()
    const fence = await claim(warehouse, `${run.runId} ${unit.id}`, holder, startedAt)
    // Nobody who claimed it before can commit any more; who did so already has done this unit's work.
    if (fence.token > 1 && (await isCommitted(warehouse, run.runId, unit)))
      return { end: 'outcome', outcome: { state: 'superseded' } }
    const context: Attempt = { runId: run.runId, number: attempt, fence, user: run.by, startedAt, today }
    const options = { now, signal }
    const outcome =
      unit.target === resolvedNames.id
        ? await performNames(warehouse, unit, context, options)
        : unit.target === nbaPlayersRegistry.id
          ? await performRegistry(warehouse, unit, context, options)
          : unit.phase === 2
            ? await performFeed(warehouse, store, unit, context, options)
            : await performProcessor(warehouse, processorById(unit.target), unit, context, options)
    return { end: 'outcome', outcome }
  } catch (error) {
    signal.throwIfAborted()
    // A file that went between listing and reading is not in the next listing.
    if (error instanceof RetryError || error instanceof FileGone)
      return { end: 'retry', error: { kind: 'broken', message: error.message } }
    if (error instanceof AskError) {
      return {
        end: 'error',
        error: { kind: 'broken', message: error.message, fix: error.fix },
        stopsRun: true,
      }
    }
    if (error instanceof FileStoreBroken) {
      const [fix] = error.problem.fix
      return {
        end: 'error',
        error: { kind: 'broken', message: error.message, ...(fix ? { fix } : {}) },
        stopsRun: true,
      }
    }
    if (error instanceof Error) {
      return { end: 'error', error: { kind: 'broken', message: error.message }, stopsRun: false }
    }
    throw error
  }
}

/** A run has one version of its formulas: what another release planned is refused here, and planned anew by a person. */
function explainDrift({ target, phase }: Unit, { runId, code }: RunOfUnit): UnitError | undefined {
  if (phase === 2 || code.split(' ').includes(processorById(target).formula)) return undefined
  return {
    kind: 'broken',
    message: `${target} was planned with another formula than this worker has`,
    fix: `bring all processes to one release, then plan what is left anew: retry ${runId}`,
  }
}
