import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '../../assistant/refusal.ts'
import type { RunView } from '../../assistant/run/run-view.ts'
import type { RunPlace, SlackParts } from '../app/slack-parts.ts'
import type { Edited } from '../deliver/edits.ts'
import { withNote } from '../deliver/say.ts'
import { sendAttachments } from '../deliver/send-attachments.ts'
import { isDirectChannel } from '../deliver/where.ts'
import { renderEnd } from '../render/render-end.ts'
import { renderProgress } from '../render/render-progress.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import type { SlackMessage } from '../render/slack-message.ts'
import { postAnew } from './post-anew.ts'
import { forgetLive } from './run-places.ts'
import { tellShut } from './tell-shut.ts'
import { watchRun } from './watch-run.ts'

const LONGEST_WAIT_MS = 30_000
const ANEW = 'The message of this run was deleted, so here it is again.'

/** Edits the message of a run until it shows the end, the channel is shut, or the signal says that others go on. */
export async function keepOne(parts: SlackParts, first: RunPlace, stop: AbortSignal): Promise<void> {
  const { assistant, edits, store, now, log } = parts
  const leaving = new AbortController()
  const left = AbortSignal.any([stop, leaving.signal])
  let place: RunPlace | undefined = first
  let mending: Promise<void> = Promise.resolve()

  const shown = (message: SlackMessage): SlackMessage =>
    place?.anew === undefined ? message : withNote(message, ANEW)
  const mend = async (at: RunPlace, edited: Edited, message: () => SlackMessage): Promise<void> => {
    if (at !== place) return
    if (edited === 'message gone') place = await postAnew(parts, at, withNote(message(), ANEW))
    else if (typeof edited === 'object') {
      await tellShut(parts, at, edited.shut)
      place = undefined
    }
    if (place === undefined) leaving.abort()
  }
  const put = async (message: () => SlackMessage, last?: 'last'): Promise<void> => {
    for (;;) {
      await mending
      const at = place
      if (!at) return
      const edited = await edits.put(at, () => shown(message()), last)
      if (edited === 'edited' || edited === 'overtaken') return
      const mended = mending.then(() => mend(at, edited, message))
      // Whoever waits for it hears what goes wrong; the next one tries again.
      mending = mended.catch(() => undefined)
      await mended
      // Later states come by themselves, the last one does not.
      if (last === undefined) return
    }
  }
  const show = (view: RunView): void => {
    if (view.outcome === undefined)
      parts.background.runLong('showing a run', () => put(() => renderProgress(view, now())))
  }

  for (let wait = parts.pace.againMs; !left.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const ended = await watchRun(assistant, first.runId, show, left)
      if (ended === undefined) break
      const last = isRefusal(ended) ? renderRefusal(ended) : renderEnd(ended.view, ended.answer)
      await put(() => last, 'last')
      // What was deleted at the very end was posted anew with the end in it.
      if (place) {
        await forgetLive(store, place)
        await sendAttachments(parts, { ...place, isDirect: isDirectChannel(place.channel) }, last)
      }
      return
    } catch (error) {
      log.warn({ err: error, runId: first.runId }, 'a run is looked at again')
    }
    await sleep(wait, undefined, { signal: left }).catch(() => undefined)
  }
}
