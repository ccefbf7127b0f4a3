import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import type { RunLog } from '../src/assistant/run/run-log.ts'
import { advanceRun, jobOf } from './advance-run.ts'
import type { Courier } from './courier.ts'

/** So often somebody looks. A run that did not move between two looks may have been lost by the queue. */
const LOOK_EVERY_MS = 5000

export type Mending = {
  readonly ledger: () => Promise<Ledger>
  readonly courier: Courier
  readonly logOf: (runId: string) => Promise<RunLog | undefined>
  readonly warn: (message: string, error: unknown) => void
  readonly everyMs?: number
}

/**
 * Looks after the runs that nobody moves on: a queue came back empty, a worker died between its word and handing over
 * what waited for it, or a run was rebuilt. Handing over what is still carried changes nothing, so any process may.
 */
export function mendRuns({ ledger, courier, logOf, warn, everyMs = LOOK_EVERY_MS }: Mending): {
  stop(): void
} {
  const seen = new Map<string, string>()
  const mend = async (runId: string): Promise<void> => {
    const log = await logOf(runId)
    const view = await log?.refresh()
    if (!log || !view || view.outcome !== undefined) return
    const moved = seen.has(runId) && seen.get(runId) !== view.lastAt
    seen.set(runId, view.lastAt)
    if (moved) return
    const running = view.units.filter(({ state }) => state === 'running')
    await courier.dispatch(
      running.map(({ unit }) => jobOf(view, unit.id)),
      view.lane,
    )
    await advanceRun(log, courier)
  }
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      const kept = await ledger()
      await kept.mend()
      const { runIds } = await kept.standing()
      for (const runId of seen.keys()) if (!runIds.includes(runId)) seen.delete(runId)
      for (const runId of runIds) await mend(runId)
    } catch (error) {
      warn('the runs cannot be looked after at the moment', error)
    } finally {
      isLooking = false
    }
  }
  void look()
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
