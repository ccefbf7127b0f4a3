import type { RunView } from '../../assistant/run/run-view.ts'
import { plural } from '../../assistant/words/plural.ts'
import type { Conversation } from './conversation.ts'
import { confirmWith, type Questions } from './questions.ts'

/** A second Ctrl-C that comes later than this is a first one. */
const TWICE_MS = 2_000
const INTERRUPTED = 130

export type LeavingPort = {
  readonly conversation: Conversation
  readonly questions: Questions
  readonly now: () => Date
  readonly quitHint: (runs: readonly RunView[]) => readonly string[]
  readonly print: (lines: readonly string[]) => void
  /** Says something below the prompt until the next key. */
  readonly hint: (text: string) => void
  /** Ends the session; the lines are its last words. */
  readonly end: (exitCode: number, lines: readonly string[]) => void
}

export type Leaving = {
  /** Ctrl-C where there is nothing to clear. `isStopping` when it has stopped waiting for an answer. */
  readonly press: (isStopping: boolean) => void
  /** `exit`, `quit`, Ctrl-D. */
  readonly leave: () => Promise<void>
  /** Nobody is there any more. */
  readonly hangUp: () => void
  /** Whether the open question is the one that Ctrl-C has asked. */
  readonly isOffering: () => boolean
}

export function createLeaving(port: LeavingPort): Leaving {
  const { conversation, questions } = port
  let pressedAt = Number.NEGATIVE_INFINITY
  let isOffering = false

  const end = (): void => {
    const runs = conversation.active()
    port.end(runs.length > 0 ? INTERRUPTED : 0, runs.length > 0 ? port.quitHint(runs) : [])
  }
  const cancel = async ({ runId }: RunView, now: boolean): Promise<void> => {
    try {
      await conversation.cancel(runId, now)
      port.print([
        now
          ? `Run ${runId} is interrupted; what is committed stays.`
          : `Run ${runId} stops after the units that are running.`,
        '',
      ])
    } catch (error) {
      port.print([
        `Run ${runId} was not cancelled: ${error instanceof Error ? error.message : String(error)}`,
      ])
    }
  }
  const offer = async (run: RunView): Promise<void> => {
    isOffering = true
    // Asked to stop already: the next step is to insist.
    const now = run.cancelRequestedBy !== undefined
    const typed = await questions.ask(
      now ? `interrupt ${run.runId} now?` : `cancel ${run.runId}?`,
      '[y]es, [n]o, [k]eep running and quit',
    )
    isOffering = false
    if (/^\s*y(es)?\s*$/i.test(typed ?? '')) await cancel(run, now)
    if (/^\s*k(eep)?\s*$/i.test(typed ?? '')) end()
  }
  return {
    press(isStopping) {
      const at = port.now().getTime()
      const isTwice = at - pressedAt <= TWICE_MS
      pressedAt = at
      if (isTwice) return end()
      if (isOffering) return questions.turnAway()
      if (isStopping) return port.hint('No longer waiting for the answer; Ctrl-C again quits.')
      const run = conversation.active().at(-1)
      if (run === undefined) port.hint('Ctrl-C again quits, and so does Ctrl-D.')
      else void offer(run)
    },
    async leave() {
      const runs = conversation.active()
      if (runs.length === 0) return end()
      const [first] = runs
      const what = runs.length === 1 ? `Run ${first?.runId} is` : `${plural(runs.length, 'run')} are`
      if (await confirmWith(questions, `${what} under way. Quit all the same?`)) end()
    },
    hangUp: end,
    isOffering: () => isOffering,
  }
}
