/** What travels: ids and an attempt, never data. What a unit is and whether it is still wanted stands in the ledger. */
export type Job = { readonly runId: string; readonly unitId: string; readonly attempt: number }

/** Carries jobs to whoever performs them: within this process, or through a queue to any number of workers. */
export type Courier = {
  dispatch(job: Job): Promise<void>
  /** Registers who performs. The signal aborts when the unit is to be interrupted. */
  onJob(perform: (job: Job, signal: AbortSignal) => Promise<void>): void
  /** Interrupts what is being performed and forgets what waits. */
  interrupt(): void
  /** Resolves when nothing is waiting or being performed. */
  idle(): Promise<void>
}
