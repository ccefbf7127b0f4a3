import { type ApiMethod, failed, textIn } from '../api-method.ts'
import { directChannel } from '../direct-channel.ts'
import { findMessage } from '../find-message.ts'
import { BOT } from '../world.ts'
import { shownMessage } from './chat.ts'

const info: ApiMethod = (given, world) => {
  const channel = world.channels.get(textIn(given, 'channel'))
  if (!channel || (channel.isPrivate && !channel.bot)) return failed('channel_not_found')
  const { id, name, archived, isPrivate, bot } = channel
  const isIm = channel.with !== undefined
  return {
    ok: true,
    channel: {
      id,
      ...(isIm ? { user: channel.with } : { name }),
      is_archived: archived,
      is_private: isPrivate,
      is_im: isIm,
      is_channel: !isIm,
      is_member: bot,
    },
  }
}

const messagesOf =
  (thread: boolean): ApiMethod =>
  (given, world) => {
    const [id, ts] = [textIn(given, 'channel'), textIn(given, 'ts')]
    const channel = world.channels.get(id)
    if (!channel) return failed('channel_not_found')
    if (!channel.bot) return failed('not_in_channel')
    if (thread && !findMessage(world, id, ts)) return failed('thread_not_found')
    const those = world.messages.filter(
      message =>
        message.channel === id &&
        !message.deleted &&
        message.onlyFor === undefined &&
        (thread ? message.ts === ts || message.threadTs === ts : message.threadTs === undefined),
    )
    const shown = those.map(shownMessage)
    return { ok: true, messages: thread ? shown : shown.reverse(), has_more: false }
  }

const addReaction: ApiMethod = (given, world) => {
  const message = findMessage(world, textIn(given, 'channel'), textIn(given, 'timestamp'))
  if (!message) return failed('message_not_found')
  const name = textIn(given, 'name')
  if (message.reactions.has(name)) return failed('already_reacted')
  message.reactions.add(name)
  return { ok: true }
}

const removeReaction: ApiMethod = (given, world) => {
  const message = findMessage(world, textIn(given, 'channel'), textIn(given, 'timestamp'))
  if (!message) return failed('message_not_found')
  return message.reactions.delete(textIn(given, 'name')) ? { ok: true } : failed('no_reaction')
}

export const conversations: Readonly<Record<string, ApiMethod>> = {
  'conversations.info': info,
  'conversations.history': messagesOf(false),
  'conversations.replies': messagesOf(true),
  'conversations.open': (given, world) => {
    const user = textIn(given, 'users')
    if (!world.users.has(user)) return failed('user_not_found')
    return { ok: true, channel: { id: directChannel(world, user).id } }
  },
  'conversations.members': (given, world) =>
    world.channels.has(textIn(given, 'channel'))
      ? { ok: true, members: [BOT.user, ...world.users.keys()] }
      : failed('channel_not_found'),
  'reactions.add': addReaction,
  'reactions.remove': removeReaction,
}
