import { committedUnits } from '../src/assistant/run/committed-units.ts'
import type { NewEvent } from '../src/assistant/run/run-log.ts'
import { unitIn } from '../src/assistant/run/run-shape.ts'
import type { RunView, UnitView } from '../src/assistant/run/run-view.ts'
import { plural } from '../src/assistant/words/plural.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import type { Job } from './courier.ts'
import type { Work } from './work-unit.ts'

/** Performers that died, or lost the unit to another one; one more would end the same way. */
const MOST_LOST = 5

export type BegunUnit = { readonly unit: Unit; readonly attempt: number; readonly startedAt: string }

/**
 * Notes that the unit's turn has come; undefined when the ledger does not want it any more. While it waited with the
 * courier somebody may have asked to stop, or to hold on. A unit that was begun and never ended was lost with its
 * performer: what he committed counts, else it is begun again.
 */
export async function beginUnit(job: Job, work: Work): Promise<BegunUnit | undefined> {
  const { log, workplace } = work
  const found = unitOf(log.view(), job) ?? unitOf(await log.refresh(), job)
  if (!found) return undefined
  if (found.state === 'running') {
    const committed = (await committedUnits(workplace.warehouse, log.view())).get(job.unitId)
    if (committed) {
      await log.record(view =>
        unitOf(view, job) ? [{ kind: 'unit committed', unit: job.unitId, ...committed }] : [],
      )
      return undefined
    }
  }
  let isBegun = false
  let isNewlyRunning = false
  const begun = await log.record(view => {
    const known = unitOf(view, job)
    // Somebody has begun it, and what he committed was not looked for yet.
    isNewlyRunning = known?.state === 'running' && found.state === 'waiting'
    const events = known && !isNewlyRunning ? beginning(known, view, workplace.holder) : []
    isBegun = events.some(({ kind }) => kind === 'unit started')
    return events
  })
  if (isNewlyRunning) return beginUnit(job, work)
  const own = unitIn(begun, job.unitId)
  return isBegun && own?.startedAt !== undefined
    ? { unit: own.unit, attempt: own.attempts, startedAt: own.startedAt }
    : undefined
}

/** The unit of a job that may still begin. */
function unitOf(view: RunView, { unitId, attempt }: Job): UnitView | undefined {
  if (attempt !== view.takes) return undefined
  const found = unitIn(view, unitId)
  if (found?.state === 'running') return found
  return found?.state === 'waiting' && view.pausedBy === undefined ? found : undefined
}

function beginning({ unit, state, attempts }: UnitView, view: RunView, holder: string): readonly NewEvent[] {
  if (view.cancelRequestedBy !== undefined) return [{ kind: 'unit cancelled', unit: unit.id }]
  const attempt = attempts + 1
  if (state === 'waiting' || attempts < MOST_LOST)
    return [{ kind: 'unit started', unit: unit.id, attempt, holder }]
  const message = `it was begun ${plural(attempts, 'time')}, and nobody brought it to an end`
  const fix = 'look at the log of the workers, and at the memory that they have'
  return [
    { kind: 'unit failed', unit: unit.id, attempt, error: { kind: 'broken', message, fix }, seconds: 0 },
  ]
}
