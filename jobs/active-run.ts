import type { ActiveRun } from '../src/assistant/run/active-runs.ts'
import type { NewEvent, RunLog } from '../src/assistant/run/run-log.ts'
import { advanceRun } from './advance-run.ts'
import { runEnd } from './conduct-run.ts'
import type { Courier } from './courier.ts'

/** What can be asked of a run under way: each wish is an event, and whoever performs its units goes by it. */
export function activeRun(log: RunLog, courier: Courier, left: Promise<void>): ActiveRun {
  const ask = async (event: NewEvent): Promise<void> => {
    await log.record(view => (view.outcome === undefined ? [event] : []))
    await advanceRun(log, courier)
  }
  return {
    view: log.view,
    cancel: (by, { now = false } = {}) =>
      ask({ kind: 'cancel requested', by, ...(now ? { now: true as const } : {}) }),
    pause: by => ask({ kind: 'run paused', by }),
    continue: by => ask({ kind: 'run continued', by }),
    watch: log.listen,
    get over() {
      return Promise.race([runEnd(log), left.then(log.view)])
    },
  }
}
