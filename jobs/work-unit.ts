import { setMaxListeners } from 'node:events'
import type { NewEvent, RunLog } from '../src/assistant/run/run-log.ts'
import { unitIn } from '../src/assistant/run/run-shape.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'
import { unitErrorText } from '../src/assistant/run/unit-error-text.ts'
import { advanceRun, isReady } from './advance-run.ts'
import { attemptUnit } from './attempt-unit.ts'
import { type BegunUnit, beginUnit } from './begin-unit.ts'
import type { Courier, Job } from './courier.ts'
import type { Perform, Workplace } from './perform-unit.ts'

export type Work = {
  readonly log: RunLog
  readonly courier: Courier
  readonly workplace: Workplace
  /** Makes one attempt at a unit; `performUnit` wherever work is really done. */
  readonly perform: Perform
  /** Told of an attempt that somebody else took over; the ledger speaks of the unit, and not of who lost it. */
  readonly warn: (message: string, error: unknown) => void
}

/**
 * What a worker does with a job: begins the unit if the ledger still wants it, performs it, tells the ledger what became
 * of it, and hands over whatever waited for that. `signal` aborts when this process gives its work up; the unit then
 * stays as it is, for whoever gets the job next.
 */
export async function workUnit(job: Job, work: Work, signal: AbortSignal): Promise<void> {
  const { log, courier } = work
  const begun = await beginUnit(job, work)
  if (!begun) {
    // Whoever ended it may have died before he handed over what waited for it.
    await log.refresh()
    const view = await advanceRun(log, courier, job.unitId)
    // Its turn has come again meanwhile, and the courier does not carry twice what is still being performed.
    if (isReady(view, job)) await workUnit(job, work, signal)
    return
  }
  const cancelled = new AbortController()
  const look = (view: RunView) => {
    if (view.interrupted) cancelled.abort(new Error('the run was cancelled'))
  }
  const stopListening = log.listen(look)
  look(log.view())
  const within = AbortSignal.any([signal, cancelled.signal])
  // Every file read and statement in flight listens, and takes itself off again.
  setMaxListeners(0, within)
  let isTaken = false
  try {
    const events = await attemptUnit(begun, work, within)
    if (events.some(isSuperseded)) {
      work.warn(
        `${job.unitId} of run ${job.runId} was lost`,
        new Error(unitErrorText({ kind: 'superseded' })),
      )
      // Somebody whom the ledger had given up awoke and claimed the unit late: he commits, or it is begun again.
      isTaken = isOwn(await log.refresh(), begun)
    }
    if (!isTaken)
      await log.record(view => (isOwn(view, begun) ? events : events.filter(event => isNews(view, event))))
  } catch (error) {
    if (signal.aborted || !cancelled.signal.aborted) throw error
    await log.record(view => (isOwn(view, begun) ? [{ kind: 'unit cancelled', unit: job.unitId }] : []))
  } finally {
    stopListening()
  }
  if (isTaken) return workUnit(job, work, signal)
  await advanceRun(log, courier, job.unitId)
}

const isSuperseded = (event: NewEvent): boolean =>
  event.kind === 'unit failed' && event.error.kind === 'superseded'

/** Whether the unit is still as this attempt began it; somebody who took it over speaks for it. */
const isOwn = (view: RunView, { unit, startedAt }: BegunUnit): boolean => {
  const known = unitIn(view, unit.id)
  return known?.state === 'running' && known.startedAt === startedAt
}

/** What is committed is a fact, whoever did it. */
const isNews = (view: RunView, event: NewEvent): boolean => {
  if (event.kind !== 'unit committed' || view.outcome !== undefined) return false
  const state = unitIn(view, event.unit)?.state
  return state !== undefined && state !== 'committed' && state !== 'split'
}
