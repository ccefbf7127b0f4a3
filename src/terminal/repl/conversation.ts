import type { Choose } from '../../assistant/choice.ts'
import type { PlannedWork } from '../../assistant/request/handler.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import type { RunView } from '../../assistant/run/run-view.ts'

/** How a prompt takes part in one request. */
export type Turn = {
  /** Shows a plan above the prompt. */
  readonly showPlan: (planned: PlannedWork) => void
  /** Asks; with `wanted` a yes is that text typed out. False is a no, undefined is nobody there to be asked. */
  readonly confirm: (question: string, wanted?: string) => Promise<boolean | undefined>
  /** Asks a question of several answers; absent where nobody can be asked. */
  readonly choose?: Choose
  /** A run of this request moved on; from the first call on the request is work in the background. */
  readonly show: (view: RunView) => void
  /** Aborts when the person no longer waits for the answer: Ctrl-C before there was a run, or leaving. */
  readonly stop: AbortSignal
}

/**
 * What the REPL talks to: the assistant in this process, or the one that owns the warehouse. It knows nothing of
 * terminals, so the prompt is tested with a scripted one.
 */
export type Conversation = {
  /** Takes one line as typed. Resolves with the answer, for work when the run is over. */
  ask(line: string, turn: Turn): Promise<Response>
  /** What could stand next at the end of the line, best first, as whole words with what is typed already. */
  complete(line: string): Promise<readonly string[]>
  /** Runs under way, newest last. */
  active(): readonly RunView[]
  /** Asks a run to stop after its running units; `now` interrupts them. */
  cancel(runId: string, now: boolean): Promise<void>
  /** Told whenever anything of `active` changed. Returns how to stop listening. */
  onChange(listener: () => void): () => void
  /** Whose process this talks to, when it is not our own: shown in the prompt's first line. */
  readonly owner?: string | undefined
}
