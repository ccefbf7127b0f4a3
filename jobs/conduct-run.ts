import { ASKER_GONE, type Conduct } from '../src/assistant/run/active-runs.ts'
import type { RunLog } from '../src/assistant/run/run-log.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'
import { advanceRun } from './advance-run.ts'
import type { Courier } from './courier.ts'

export type Conducting = Omit<Conduct, 'begun' | 'store'> & {
  readonly log: RunLog
  readonly courier: Courier
  /** Rejects when somebody who performs here broke; never resolves. */
  readonly broken: Promise<never>
  /** Resolves when this process leaves, and the run goes on without it. */
  readonly left: Promise<void>
}

/**
 * Drives a run to its end from what its ledger says; the same call starts a new run and goes on with an old one. Whoever
 * performs its units, here or elsewhere, moves it on; this process only begins, listens, and passes on the wish to stop.
 */
export async function conductRun({
  log,
  courier,
  broken,
  left,
  show,
  stop,
  interrupt,
}: Conducting): Promise<RunView> {
  const stopListening = log.listen(show)
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  // It may fail before anyone waits for it.
  failed.catch(() => undefined)
  const ask = (now: boolean) => {
    log
      .record(view =>
        view.outcome === undefined
          ? [{ kind: 'cancel requested', by: view.by, ...(now ? { now: true as const } : {}) }]
          : [],
      )
      .then(() => advanceRun(log, courier))
      .catch(fail)
  }
  const onStop = () => {
    if (stop.reason !== ASKER_GONE) ask(false)
  }
  const onInterrupt = () => ask(true)
  stop.addEventListener('abort', onStop, { once: true })
  interrupt.addEventListener('abort', onInterrupt, { once: true })
  // A paused run has nothing under way, and a process with nothing under way would end.
  const alive = setInterval(() => undefined, 60_000)
  try {
    // Somebody may have asked while the plan was made.
    if (stop.aborted && stop.reason !== ASKER_GONE)
      await log.record(view => [{ kind: 'cancel requested', by: view.by }])
    await advanceRun(log, courier)
    return await Promise.race([runEnd(log), broken, failed, left.then(log.view)])
  } finally {
    clearInterval(alive)
    stopListening()
    stop.removeEventListener('abort', onStop)
    interrupt.removeEventListener('abort', onInterrupt)
  }
}

/** Resolves with the last view of a run. */
export function runEnd(log: RunLog): Promise<RunView> {
  return new Promise(resolve => {
    const look = (view: RunView) => {
      if (view.outcome === undefined) return
      stopListening()
      resolve(view)
    }
    const stopListening = log.listen(look)
    look(log.view())
  })
}
