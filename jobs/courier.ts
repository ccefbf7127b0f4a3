import type { Lane } from '../src/assistant/run/lane.ts'

/** What travels: ids and an attempt, never data. What a unit is and whether it is still wanted stands in the ledger. */
export type Job = {
  readonly runId: string
  readonly unitId: string
  /** 1 for a new run, one more each time that it is taken up again: the same unit is then another job. */
  readonly attempt: number
}

/**
 * Performs one job. It reports what became of the unit to the ledger; what it throws is a bug or a broken ledger. The
 * signal aborts when this process gives its work up.
 */
export type Performer = (job: Job, signal: AbortSignal) => Promise<void>

/** Carries jobs to whoever performs them: within this process, or through a queue to any number of workers. */
export type Courier = {
  /**
   * Hands jobs over. A job that waits or is being performed is not carried twice; one that ended, however it ended, is
   * carried again.
   */
  dispatch(jobs: readonly Job[], lane: Lane): Promise<void>
  /** From now on this process performs jobs, at most `concurrency` at a time. */
  onJob(perform: Performer, concurrency: number): Promise<void>
  /** Resolves when nothing waits and nothing is being performed, anywhere. Rejects with what a performer threw here. */
  idle(): Promise<void>
  /** Takes no more jobs here, and resolves when those under way have ended. */
  drain(): Promise<void>
  /** The same at once: the signals of those under way abort. */
  interrupt(): Promise<void>
  close(): Promise<void>
}
