import type { Answer } from '../../assistant/answer/answer.ts'
import type { AssistantLink } from '../../assistant/assistant-link.ts'
import { isRefusal, type Refusal } from '../../assistant/refusal.ts'
import type { RunEvent } from '../../assistant/run/run-event.ts'
import { type RunView, viewRun } from '../../assistant/run/run-view.ts'
import { unattended } from './unattended.ts'

/** How a run stood when nobody moved it on any more. */
export type Ended = { readonly view: RunView; readonly answer: Answer }

/**
 * Follows a run to its end, wherever it is performed; `show` is told of every state. A refusal when the run is not known;
 * undefined when the watching was stopped.
 */
export async function watchRun(
  assistant: AssistantLink,
  runId: string,
  show: (view: RunView) => void,
  stop: AbortSignal,
): Promise<Ended | Refusal | undefined> {
  const events: RunEvent[] = []
  let last: RunView | undefined
  const { answer } = await assistant.ask(['watch', runId], {
    ...unattended(stop),
    show: view => {
      last = view
      show(view)
    },
    hear: (_, event) => events.push(event),
  })
  if (stop.aborted) return undefined
  if (isRefusal(answer)) return answer
  const view = last?.outcome !== undefined || events.length === 0 ? last : viewRun(runId, events)
  if (!view) throw new Error(`run ${runId} cannot be watched: ${answer.headline}`)
  if (view.outcome !== undefined) return { view, answer }
  // Nobody moves it on, and only `run` says so.
  const { answer: state } = await assistant.ask(['run', runId], unattended(stop))
  return isRefusal(state) ? state : { view, answer: state }
}
