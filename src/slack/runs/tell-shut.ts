import type { RunPlace, SlackParts } from '../app/slack-parts.ts'
import { sayDirectly } from '../deliver/say.ts'
import { renderAnswer } from '../render/render-answer.ts'
import { forgetLive } from './run-places.ts'

const REMEMBERED_SECONDS = 24 * 3600

/** The message of a run cannot be edited any more: whoever asked is told once, and the run goes on. */
export async function tellShut(parts: SlackParts, place: RunPlace, why: string): Promise<void> {
  const { store } = parts
  await forgetLive(store, place)
  if (!(await store.claim(`slack:shut:${place.channel}:${place.ts}`, '1', REMEMBERED_SECONDS))) return
  const message = renderAnswer({
    outcome: 'done with warnings',
    headline: `Run ${place.runId} goes on, but its message is not edited any more: ${why}.`,
    facts: [],
    next: [`watch ${place.runId}`],
    data: { runId: place.runId },
  })
  await sayDirectly(parts, place.user, message)
}
