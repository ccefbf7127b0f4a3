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

/** Where runs and their events are kept. An event is durable when `append` returns, and only then is anyone told. */
export type Ledger = {
  /** A run and its first event are one: a run that never said how it began could not be shown. */
  createRun(run: LedgerRun, started: RunEvent): Promise<void>
  append(runId: string, event: RunEvent): Promise<void>
  run(runId: string): Promise<LedgerRun | undefined>
  /** Newest first. */
  runs(limit: number): Promise<readonly LedgerRun[]>
  /** In order. */
  events(runId: string): Promise<readonly RunEvent[]>
}
