import type { AssistantLink } from '../../assistant/assistant-link.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import type { RunEvent } from '../../assistant/run/run-event.ts'
import { type RunView, viewRun } from '../../assistant/run/run-view.ts'
import { unattended } from './unattended.ts'

/** A run as it stands now, under way or over; undefined when nobody knows it. */
export async function viewOfRun(assistant: AssistantLink, runId: string): Promise<RunView | undefined> {
  const active = assistant.active().find(view => view.runId === runId)
  if (active) return active
  const events: RunEvent[] = []
  const stopping = new AbortController()
  let shown: RunView | undefined
  const { answer } = await assistant.ask(['watch', runId], {
    ...unattended(stopping.signal),
    // Under way after all: its first state is enough.
    show: view => {
      shown = view
      stopping.abort()
    },
    hear: (_, event) => events.push(event),
  })
  if (shown) return shown
  return isRefusal(answer) || events.length === 0 ? undefined : viewRun(runId, events)
}
