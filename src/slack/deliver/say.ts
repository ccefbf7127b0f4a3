import type { SlackParts } from '../app/slack-parts.ts'
import type { SlackMessage } from '../render/slack-message.ts'
import { plainMessage } from './plain-message.ts'
import { postOnce, type Said } from './post-once.ts'
import { channelIsShut, isBadMessage } from './slack-error.ts'
import type { Where } from './where.ts'

/**
 * Says it where it was asked, for all to see. Where we may not write, a command is answered by its own address, and
 * everybody else in a direct message. Gives where it stands, unless it cannot be found again.
 */
export async function say(parts: SlackParts, where: Where, message: SlackMessage): Promise<Said | undefined> {
  try {
    return await post(parts, where, message)
  } catch (error) {
    const why = channelIsShut(error)
    if (why === undefined) throw error
    if (where.respond) {
      await where.respond({ response_type: 'in_channel', ...threadOf(where), ...bodyOf(message) })
      return undefined
    }
    return sayDirectly(parts, where.user, withNote(message, `I write to you here, for ${why}.`))
  }
}

/**
 * The same for what will be edited: it has to stand where we can find it again, so it goes into the direct messages where
 * we may not write, and whoever asked is told.
 */
export async function sayToKeep(parts: SlackParts, where: Where, message: SlackMessage): Promise<Said> {
  const { respond, ...asked } = where
  const said = await say(parts, asked, message)
  if (!said) throw new Error('a message without a response address always has a place')
  if (said.channel !== where.channel && respond)
    await sayOnlyTo(parts, where, plainMessage('I cannot write in this channel: see our direct messages.'))
  return said
}

/** Says it to one person alone: in a direct message that is no secret from anybody. */
export async function sayOnlyTo(parts: SlackParts, where: Where, message: SlackMessage): Promise<void> {
  if (where.isDirect) {
    await say(parts, where, message)
  } else if (where.respond) {
    await where.respond({
      response_type: 'ephemeral',
      replace_original: false,
      ...threadOf(where),
      ...bodyOf(message),
    })
  } else {
    try {
      await parts.client.chat.postEphemeral({
        channel: where.channel,
        user: where.user,
        ...threadOf(where),
        ...bodyOf(message),
      })
    } catch (error) {
      if (channelIsShut(error) === undefined) throw error
      await sayDirectly(parts, where.user, message)
    }
  }
}

/** A direct message; Slack opens the conversation when it is given a person for a channel. */
export const sayDirectly = (parts: SlackParts, user: string, message: SlackMessage): Promise<Said> =>
  post(parts, { channel: user }, message)

async function post(
  parts: SlackParts,
  where: Pick<Where, 'channel' | 'thread'>,
  message: SlackMessage,
): Promise<Said> {
  const { channel } = where
  const place = { channel, ...threadOf(where) }
  try {
    return await postOnce(parts, { ...place, ...bodyOf(message) })
  } catch (error) {
    if (!isBadMessage(error)) throw error
    // A bug of ours; the words alone still tell what there is to tell.
    parts.log.error({ err: error, channel }, 'Slack did not take the blocks of a message')
    return postOnce(parts, { ...place, text: message.text })
  }
}

const threadOf = ({ thread }: Pick<Where, 'thread'>) => (thread === undefined ? {} : { thread_ts: thread })

const bodyOf = ({ text, blocks }: SlackMessage) => ({ text, blocks: [...blocks] })

/** The message with a line before it. */
export const withNote = ({ text, blocks, ...rest }: SlackMessage, words: string): SlackMessage => ({
  ...rest,
  text: `${words} ${text}`,
  blocks: [{ type: 'context', elements: [{ type: 'plain_text', text: words }] }, ...blocks],
})
