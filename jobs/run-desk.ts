import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import type { ActiveRuns, RunListener } from '../src/assistant/run/active-runs.ts'
import type { RunLog } from '../src/assistant/run/run-log.ts'
import type { FileStore } from '../src/files/file-store.ts'
import { activeRun } from './active-run.ts'
import { conductRun } from './conduct-run.ts'
import type { Courier, Job } from './courier.ts'
import { followRuns } from './follow-runs.ts'
import { mendRuns } from './mend-runs.ts'
import type { Perform, Workplace } from './perform-unit.ts'
import { workUnit } from './work-unit.ts'

export type DeskParts = {
  readonly ledger: () => Promise<Ledger>
  readonly courier: () => Promise<Courier>
  /** Where units are performed in this process; with the files of whoever conducts the run here. */
  readonly workplace: (store: FileStore | undefined) => Promise<Workplace>
  readonly perform: Perform
  readonly now: () => Date
  /** Units at a time. */
  readonly concurrency: number
  /** Whether runs live in a queue that outlives this process, and others may perform and steer them. */
  readonly outliveProcess: boolean
  /** Whether nobody else can reach the warehouse, so that whoever conducts a run has to perform it. */
  readonly ownsWarehouse: boolean
  /** Told of every event that this process records. */
  readonly recorded?: RunListener
  /** How often somebody looks after runs that do not move. */
  readonly mendMs?: number
  /** Told of broken parts that may mend by themselves, such as a ledger that does not answer for a moment. */
  readonly warn: (message: string, error: unknown) => void
}

export type RunDesk = ActiveRuns & {
  /** From now on this process performs units and looks after runs that nobody moves on. */
  perform(): Promise<void>
  /** Takes no more units, and waits for those under way; with `now` it interrupts them, and others take them up. */
  leave(options: { readonly now: boolean }): Promise<void>
}

/** A run that this process waits for, the files that it reads, and what breaks the wait. */
type Conducted = {
  readonly log: RunLog
  readonly store: FileStore
  readonly underWay: Set<Promise<void>>
  isBroken: boolean
  readonly breakOff: (error: unknown) => void
}

/** Where the runs of this process and, with a queue, those of all others are begun, performed, watched and steered. */
export function runDesk(parts: DeskParts): RunDesk {
  const { ledger, courier, workplace, outliveProcess, warn } = parts
  const conducted = new Map<string, Conducted>()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const runs = followRuns({
    ledger,
    now: parts.now,
    everyone: outliveProcess,
    changed,
    recorded: parts.recorded ?? (() => undefined),
    warn,
  })
  let performing: Promise<void> | undefined
  let mending: { stop(): void } | undefined
  let entered: Promise<void> = Promise.resolve()
  let sayLeft: () => void = () => {}
  const left = new Promise<void>(resolve => {
    sayLeft = resolve
  })

  const carryOut = async (job: Job, signal: AbortSignal): Promise<void> => {
    const log = await runs.logOf(job.runId)
    const own = conducted.get(job.runId)
    // What waited when its run broke off is not begun any more.
    if (!log || own?.isBroken || (!own && !outliveProcess)) return
    const work = {
      log,
      courier: await courier(),
      workplace: await workplace(own?.store),
      perform: parts.perform,
      warn,
    }
    await workUnit(job, work, signal)
  }
  const carryOutOrBreak = async (job: Job, signal: AbortSignal): Promise<void> => {
    const own = conducted.get(job.runId)
    const work = carryOut(job, signal)
    own?.underWay.add(work)
    try {
      await work
    } catch (error) {
      warn(`${job.unitId} of run ${job.runId} broke off`, error)
      // A queue hands the job to somebody else; without one nobody would ever end the run.
      if (!outliveProcess && own) {
        own.isBroken = true
        own.breakOff(error)
      }
      throw error
    } finally {
      own?.underWay.delete(work)
    }
  }
  const perform = (): Promise<void> => {
    performing ??= courier().then(async carrier => {
      await carrier.onJob(carryOutOrBreak, parts.concurrency)
      if (!outliveProcess) return
      mending = mendRuns({
        ledger,
        courier: carrier,
        logOf: runs.logOf,
        warn,
        ...(parts.mendMs === undefined ? {} : { everyMs: parts.mendMs }),
      })
    })
    // Whoever asks next tries again.
    performing.catch(() => {
      performing = undefined
    })
    return performing
  }

  return {
    perform,
    goesOn: runId => outliveProcess || conducted.has(runId),
    enter: async () => {
      const before = entered
      let leave: () => void = () => {}
      entered = new Promise(resolve => {
        leave = resolve
      })
      await before
      return leave
    },
    conduct: async (runId, { store, begun, ...wishes }) => {
      const log = await runs.logOf(runId)
      if (!log) throw new Error(`the ledger does not know run ${runId}`)
      // It may have been taken up again since this process looked last.
      await log.refresh()
      if (!outliveProcess || parts.ownsWarehouse) await perform()
      let breakOff: (error: unknown) => void = () => {}
      const broken = new Promise<never>((_, reject) => {
        breakOff = reject
      })
      // A unit may break before anyone waits for the run.
      broken.catch(() => undefined)
      const own: Conducted = { log, store, underWay: new Set(), isBroken: false, breakOff }
      conducted.set(runId, own)
      changed()
      begun()
      try {
        return await conductRun({ log, courier: await courier(), broken, left, ...wishes })
      } catch (error) {
        own.isBroken = true
        await Promise.allSettled(own.underWay)
        throw error
      } finally {
        conducted.delete(runId)
        changed()
      }
    },
    find: async runId => {
      if (!outliveProcess && !conducted.has(runId)) return undefined
      const log = await runs.logOf(runId)
      if (!log || (outliveProcess && (await log.refresh()).outcome !== undefined)) return undefined
      return activeRun(log, await courier(), left)
    },
    list: async () => {
      const logs = outliveProcess ? await runs.unfinished() : [...conducted.values()].map(({ log }) => log)
      const carrier = logs.length > 0 ? await courier() : undefined
      return carrier ? logs.map(log => activeRun(log, carrier, left)) : []
    },
    views: () => (outliveProcess ? runs.views() : [...conducted.values()].map(({ log }) => log.view())),
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    leave: async ({ now }) => {
      if (outliveProcess) sayLeft()
      mending?.stop()
      if (performing) {
        await performing
        const carrier = await courier()
        await (now ? carrier.interrupt() : carrier.drain())
      }
      // Without a queue nobody goes on: whoever waited is told how far it came.
      sayLeft()
      runs.stop()
    },
  }
}
