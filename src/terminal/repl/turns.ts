import type { Choose } from '../../assistant/choice.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import { describePlan } from '../../assistant/request/describe-plan.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import { paint } from '../paint.ts'
import { renderAnswer } from '../render-answer.ts'
import { safeText } from '../safe-text.ts'
import type { Screen } from '../screen.ts'
import { expandAgain, rangeIn } from './again.ts'
import type { Conversation } from './conversation.ts'
import { brokenResponse, sayResponse } from './say-response.ts'

export type TurnsPort = {
  readonly conversation: Conversation
  readonly confirm: (question: string, wanted?: string) => Promise<boolean>
  readonly choose: Choose
  readonly print: (lines: readonly string[]) => void
  /** The same for an answer that somebody waits for; resolves when he has read it. */
  readonly read: (lines: readonly string[]) => Promise<void>
  readonly screen: () => Screen
  readonly now: () => Date
  readonly today: () => CalendarDate
  /** What stands before a line in the transcript. */
  readonly label: () => string
  readonly changed: () => void
}

export type Turns = {
  /** Lines are asked one after another, each when the one before has its answer or has become a run. */
  readonly submit: (line: string) => void
  /** Since when an answer is waited for. */
  readonly busySince: () => Date | undefined
  readonly waiting: () => number
  /** Forgets the lines that wait; says how many there were. */
  readonly dropWaiting: () => number
  /** No longer waits for the answer under way; false when there is none. */
  readonly stop: () => boolean
  /** The runs of requests whose answer is still to come, as last seen. */
  readonly views: () => readonly RunView[]
  /** Whether the run is of a request of ours, whose answer tells how it ended. */
  readonly owns: (runId: string) => boolean
}

type Foreground = { readonly stopping: AbortController }

export function createTurns(port: TurnsPort): Turns {
  let queue: readonly string[] = []
  let foreground: Foreground | undefined
  let waitingSince: Date | undefined
  let lastRange: string | undefined
  const views = new Map<symbol, RunView>()
  const owned = new Set<string>()

  const pump = (): void => {
    const [line, ...rest] = queue
    if (foreground !== undefined || line === undefined) return
    queue = rest
    void take(line)
  }
  const release = (mine: Foreground): void => {
    if (foreground !== mine) return
    foreground = undefined
    waitingSince = undefined
    pump()
    port.changed()
  }
  const take = async (typed: string): Promise<void> => {
    const mine: Foreground = { stopping: new AbortController() }
    foreground = mine
    waitingSince = port.now()
    port.changed()
    port.print([port.label() + safeText(typed)])
    const line = expandAgain(typed, lastRange)
    if (isRefusal(line)) {
      port.print([...sayResponse({ answer: line }, typed, port.screen()), ''])
      return release(mine)
    }
    if (line !== typed) port.print([paint(`= ${safeText(line)}`, 'quiet', port.screen())])
    lastRange = rangeIn(line, port.today()) ?? lastRange
    const response = await ask(line, mine)
    await tell(response, line, mine)
    release(mine)
  }
  const ask = async (line: string, mine: Foreground): Promise<Response> => {
    const id = Symbol(line)
    try {
      return await port.conversation.ask(line, {
        showPlan: planned => port.print([...renderAnswer(describePlan(planned), port.screen()), '']),
        confirm: port.confirm,
        choose: port.choose,
        show: view => {
          views.set(id, view)
          owned.add(view.runId)
          if (foreground === mine) port.print([''])
          release(mine)
          port.changed()
        },
        stop: mine.stopping.signal,
      })
    } catch (error) {
      return brokenResponse(error)
    } finally {
      // Off the screen in the same frame in which the answer is printed.
      views.delete(id)
    }
  }
  const tell = async (response: Response, line: string, mine: Foreground): Promise<void> => {
    const lines = sayResponse(response, line, port.screen())
    if (foreground === mine) {
      waitingSince = undefined
      return port.read(lines)
    }
    port.print([paint(`[${safeText(line)}]`, 'quiet', port.screen()), ...lines, ''])
  }
  return {
    submit(line) {
      queue = [...queue, line]
      pump()
    },
    busySince: () => waitingSince,
    waiting: () => queue.length,
    dropWaiting() {
      const count = queue.length
      queue = []
      return count
    },
    stop() {
      if (foreground === undefined) return false
      foreground.stopping.abort(new Error('stopped'))
      release(foreground)
      return true
    },
    views: () => [...views.values()],
    owns: runId => owned.has(runId),
  }
}
