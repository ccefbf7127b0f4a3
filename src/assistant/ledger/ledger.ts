import type { Plan } from '../../pipeline/plan/plan.ts'
import type { RunEvent } from '../run/run-event.ts'

/** A run as the ledger lists it. */
export type LedgerRun = {
  readonly runId: string
  /** The same for the same request, so that it finds its own interrupted run. */
  readonly requestKey: string
  readonly command: string
  readonly plan: Plan
  readonly by: string
  readonly createdAt: string
}

/** The runs without an end, and a mark that changes whenever one is begun, taken up again or ended. */
export type Standing = { readonly runIds: readonly string[]; readonly mark: string }

/**
 * Where runs and their events are kept. An event is durable when `append` returns, and only then is anyone told. Nobody
 * writes past what he has not read: any process may write, and each decides on all that was there.
 */
export type Ledger = {
  /**
   * Begins a run; a run and its first event are one. With `mark`, only while the runs under way are those that were
   * looked at: false when others came meanwhile.
   */
  createRun(run: LedgerRun, started: RunEvent, mark?: string): Promise<boolean>
  /** Appends events, all or none, to a run that has `after` of them; false when it has more, or fewer, by now. */
  append(runId: string, events: readonly RunEvent[], after: number): Promise<boolean>
  run(runId: string): Promise<LedgerRun | undefined>
  /** Newest first. */
  runs(limit: number): Promise<readonly LedgerRun[]>
  /** In order, without the first `after`. */
  events(runId: string, after?: number): Promise<readonly RunEvent[]>
  /** Runs whose last word, `run finished`, is not said; oldest first. */
  standing(): Promise<Standing>
  /**
   * Told which run has new events, soon after they came. A hint that can get lost: who must miss none asks `events` from
   * time to time. Returns how to stop listening.
   */
  onAppend(listener: (runId: string) => void): () => void
  /** Finishes what a process left undone when it died. Cheap when there is nothing; whoever looks after runs calls it. */
  mend(): Promise<void>
}
