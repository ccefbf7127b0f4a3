import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import type { RunListener } from '../src/assistant/run/active-runs.ts'
import { openRunLog, type RunLog } from '../src/assistant/run/run-log.ts'
import type { RunView } from '../src/assistant/run/run-view.ts'

/** So often the ledger is asked for what others wrote, in case a hint was lost. */
const LOOK_EVERY_MS = 1000

export type FollowedRuns = {
  /** One log per run, shared by all who work on it here; undefined when the ledger does not know the run. */
  logOf(runId: string): Promise<RunLog | undefined>
  /** Logs of the runs without an end, oldest first, as the ledger has them now. */
  unfinished(): Promise<readonly RunLog[]>
  /** Runs without an end, as last heard of. */
  views(): readonly RunView[]
  stop(): void
}

/** Keeps the logs of runs up to date while they are under way: with `everyone`, also of what other processes do. */
export function followRuns({
  ledger,
  now,
  everyone,
  changed,
  recorded,
  warn,
}: {
  readonly ledger: () => Promise<Ledger>
  readonly now: () => Date
  readonly everyone: boolean
  readonly changed: () => void
  /** Told of every event that this process records. */
  readonly recorded: RunListener
  readonly warn: (message: string, error: unknown) => void
}): FollowedRuns {
  const logs = new Map<string, Promise<RunLog | undefined>>()
  const open = new Map<string, RunLog>()
  let following: Promise<() => void> | undefined

  const openLog = async (runId: string): Promise<RunLog | undefined> => {
    const log = await openRunLog(runId, await ledger(), now)
    if (!log) logs.delete(runId)
    else if (log.view().outcome === undefined) {
      open.set(runId, log)
      changed()
    }
    log?.listen((view, event, isOurs) => {
      if (isOurs) recorded(view, event, isOurs)
      if (view.outcome === undefined) open.set(runId, log)
      else {
        open.delete(runId)
        logs.delete(runId)
      }
      changed()
    })
    return log
  }
  const logOf = (runId: string): Promise<RunLog | undefined> => {
    if (everyone) follow()
    const known = logs.get(runId)
    if (known) return known
    const opening = openLog(runId)
    logs.set(runId, opening)
    opening.catch(() => logs.delete(runId))
    return opening
  }
  /** Runs that are looked at now; true when there was another hint meanwhile. Hints come by the hundred. */
  const looks = new Map<string, boolean>()
  const look = async (runId: string): Promise<void> => {
    if (looks.has(runId)) {
      looks.set(runId, true)
      return
    }
    do {
      looks.set(runId, false)
      try {
        const known = logs.has(runId)
        const log = await logOf(runId)
        if (known) await log?.refresh()
      } catch (error) {
        warn(`run ${runId} cannot be followed at the moment`, error)
      }
    } while (looks.get(runId))
    looks.delete(runId)
  }
  function follow(): void {
    following ??= ledger().then(followed => {
      const stopListening = followed.onAppend(runId => void look(runId))
      const looking = setInterval(() => {
        for (const runId of open.keys()) void look(runId)
      }, LOOK_EVERY_MS)
      looking.unref()
      return () => {
        stopListening()
        clearInterval(looking)
      }
    })
    following.catch(error => {
      following = undefined
      warn('the ledger cannot be followed at the moment', error)
    })
  }

  return {
    logOf,
    unfinished: async () => {
      const { runIds } = await (await ledger()).standing()
      const found = await Promise.all(runIds.map(logOf))
      const fresh = found.filter(log => log !== undefined)
      await Promise.all(fresh.map(log => log.refresh()))
      return fresh.filter(log => log.view().outcome === undefined)
    },
    views: () => [...open.values()].map(log => log.view()),
    stop: () => {
      void following?.then(stop => stop()).catch(() => undefined)
    },
  }
}
