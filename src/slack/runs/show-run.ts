import type { RunView } from '../../assistant/run/run-view.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { plainMessage } from '../deliver/plain-message.ts'
import { sayOnlyTo, sayToKeep } from '../deliver/say.ts'
import type { Where } from '../deliver/where.ts'
import { renderProgress } from '../render/render-progress.ts'
import { placeOfRun } from './run-places.ts'

/** Posts the message of a run, or goes on with the one that stands in the channel already. */
export async function showRun(
  parts: SlackParts,
  view: RunView,
  where: Where,
  { isWatch }: { readonly isWatch: boolean },
): Promise<void> {
  const { store, client, now } = parts
  const known = await placeOfRun(store, view.runId, where.channel)
  if (known) {
    await parts.keepMessage(known)
    if (!isWatch) return
    const { channel, ts } = known
    const { permalink = '' } = await client.chat.getPermalink({ channel, message_ts: ts })
    await sayOnlyTo(
      parts,
      where,
      plainMessage(`Run ${view.runId} is shown in this channel already: ${permalink}`),
    )
    return
  }
  const said = await sayToKeep(parts, where, renderProgress(view, now()))
  const thread = said.channel === where.channel ? (where.thread ?? said.ts) : said.ts
  await parts.keepMessage({ runId: view.runId, ...said, thread, user: where.user })
}
