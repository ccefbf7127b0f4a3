import type { SlackParts } from '../app/slack-parts.ts'
import { sayToKeep } from '../deliver/say.ts'
import type { Where } from '../deliver/where.ts'
import type { SlackMessage } from '../render/slack-message.ts'

export type QuestionPlace = { readonly channel: string; readonly ts: string; readonly thread: string }

/** The one message of a conversation: said once, then edited in place; said anew when somebody deleted it. */
export function questionMessage(
  parts: SlackParts,
  where: Where,
): {
  readonly show: (message: SlackMessage) => Promise<void>
  /** Empty until it is said. */
  readonly place: () => QuestionPlace
} {
  let place: QuestionPlace = { channel: where.channel, ts: '', thread: where.thread ?? '' }
  const say = async (message: SlackMessage): Promise<void> => {
    const said = await sayToKeep(parts, where, message)
    place = { ...said, thread: said.channel === where.channel && where.thread ? where.thread : said.ts }
  }
  return {
    place: () => place,
    show: async message => {
      if (place.ts === '') return say(message)
      // Somebody waits for it, so it goes before what is only kept up to date.
      const edited = await parts.edits.put(place, () => message, 'last')
      if (edited === 'message gone') await say(message)
    },
  }
}
