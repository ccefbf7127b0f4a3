import type { RunPlace, SlackParts } from '../app/slack-parts.ts'
import type { Said } from '../deliver/post-once.ts'
import { say } from '../deliver/say.ts'
import { messageIsGone } from '../deliver/slack-error.ts'
import { isDirectChannel } from '../deliver/where.ts'
import type { SlackMessage } from '../render/slack-message.ts'
import { forgetLive, rememberPlace } from './run-places.ts'

/** Somebody deleted the message of a run: it is posted once more. Who deletes it again does not want it. */
export async function postAnew(
  parts: SlackParts,
  place: RunPlace,
  message: SlackMessage,
): Promise<RunPlace | undefined> {
  await forgetLive(parts.store, place)
  if (place.anew) return undefined
  const said = await inThreadOrChannel(parts, place, message)
  if (!said) return undefined
  const anew: RunPlace = { ...place, ...said, anew: true }
  await rememberPlace(parts.store, anew)
  return anew
}

async function inThreadOrChannel(
  parts: SlackParts,
  { channel, thread, user }: RunPlace,
  message: SlackMessage,
): Promise<Said | undefined> {
  const where = { channel, user, isDirect: isDirectChannel(channel) }
  try {
    return await say(parts, { ...where, thread }, message)
  } catch (error) {
    if (!messageIsGone(error)) throw error
    return say(parts, where, message)
  }
}
