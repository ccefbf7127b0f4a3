import type { Choose } from './choice.ts'
import type { PlannedWork } from './request/handler.ts'
import type { Response } from './request/take-request.ts'
import type { Asker } from './rights/asker.ts'
import type { Lane } from './run/lane.ts'
import type { RunEvent } from './run/run-event.ts'
import type { RunView } from './run/run-view.ts'

/** How one surface takes part in one request. */
export type Turn = {
  /** For the audit: from where it was asked. */
  readonly from: string
  /** Absent: the user of this process. */
  readonly asker?: Asker
  /** Who is served first, for work that nobody waits for; absent: made from the plan. */
  readonly lane?: Lane
  readonly showPlan: (planned: PlannedWork) => void
  /** Undefined where nobody can be asked. With `typed`, only that text is a yes. */
  readonly confirm: (question: string, typed?: string) => Promise<boolean | undefined>
  /** Asks a question of several answers; absent where nobody can be asked. */
  readonly choose?: Choose
  readonly show: (view: RunView) => void
  /** Every event of the run that is shown, from its first on. */
  readonly hear: (runId: string, event: RunEvent) => void
  /** Aborts when the person asks to stop; the second one when he insists. */
  readonly stop: AbortSignal
  readonly interrupt: AbortSignal
}

/** The assistant, in this process or in the one that owns the warehouse. */
export type AssistantLink = {
  ask(words: readonly string[], turn: Turn): Promise<Response>
  /** What could stand next at the end of a line. */
  complete(line: string): Promise<readonly string[]>
  /** Runs under way, oldest first. */
  active(): readonly RunView[]
  /** Told whenever `active` changed. Returns how to stop listening. */
  onChange(listener: () => void): () => void
  cancel(runId: string, now: boolean): Promise<void>
  /** The process that owns the warehouse, when it is another one. */
  readonly owner?: string
  /** Waits for what is under way, then lets everything go. */
  close(): Promise<void>
}
