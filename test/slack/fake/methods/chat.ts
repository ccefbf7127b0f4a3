import type { AnyBlock } from '@slack/types'
import { checkMessage } from '../../../../src/slack/limits/check-message.ts'
import { type ApiMethod, type Arguments, failed, type Reply, textIn } from '../api-method.ts'
import { directChannel } from '../direct-channel.ts'
import { findMessage } from '../find-message.ts'
import { nameBlocks } from '../name-blocks.ts'
import { BOT, type Channel, type Message, type World } from '../world.ts'

const blocksIn = (given: Arguments): readonly AnyBlock[] =>
  (given.blocks as readonly AnyBlock[] | undefined) ?? []

/** The channel into which the bot may write now; a person's id stands for the direct message. */
const writable = (given: Arguments, world: World): Channel | Reply => {
  const id = textIn(given, 'channel')
  if (world.users.has(id)) return directChannel(world, id)
  const channel =
    world.channels.get(id) ??
    [...world.channels.values()].find(({ name }) => name !== '' && `#${name}` === id)
  if (!channel || (channel.isPrivate && !channel.bot)) return failed('channel_not_found')
  if (channel.archived) return failed('is_archived')
  if (!channel.bot) return failed('not_in_channel')
  return channel
}

const isReply = (value: Channel | Reply): value is Reply => 'ok' in value

/** Pictures among the blocks must be files that were uploaded to the end. */
const missingFiles = (blocks: readonly AnyBlock[], world: World): string[] =>
  blocks.flatMap((block, index) => {
    const id = (block as { slack_file?: { id?: string } }).slack_file?.id
    return id !== undefined && !world.files.get(id)?.complete
      ? [`invalid slack file [json-pointer:/blocks/${index}/slack_file]`]
      : []
  })

const refused = (given: Arguments, world: World, as: 'post' | 'edit'): Reply | undefined => {
  const blocks = blocksIn(given)
  const problems = checkMessage({ text: textIn(given, 'text'), blocks }, as)
  const first = problems[0]
  if (first)
    return failed(
      first.error,
      problems.filter(({ error }) => error === first.error).map(({ message }) => message),
    )
  const missing = missingFiles(blocks, world)
  return missing.length > 0 ? failed('invalid_blocks', missing) : undefined
}

/** What Slack gives back of a message. */
export const shownMessage = (message: Message) => ({
  type: 'message',
  user: message.by,
  ts: message.ts,
  text: message.text,
  blocks: message.blocks,
  ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  ...(message.by === BOT.user ? { bot_id: BOT.id, app_id: BOT.app } : {}),
  ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
})

const place = (given: Arguments, world: World, onlyFor?: string): Message | Reply => {
  const channel = writable(given, world)
  if (isReply(channel)) return channel
  const threadTs = textIn(given, 'thread_ts')
  const root = world.messages.find(({ channel: id, ts }) => id === channel.id && ts === threadTs)
  if (threadTs !== '' && !root) return failed('thread_not_found')
  const no = refused(given, world, 'post')
  if (no) return no
  const message: Message = {
    channel: channel.id,
    ts: world.nextTs(),
    by: BOT.user,
    text: textIn(given, 'text'),
    blocks: nameBlocks(world, blocksIn(given)),
    ...(threadTs === '' ? {} : { threadTs }),
    edits: 0,
    deleted: false,
    ...(onlyFor === undefined ? {} : { onlyFor }),
    files: [],
    reactions: new Set(),
    ...(given.metadata === undefined ? {} : { metadata: given.metadata }),
  }
  world.messages.push(message)
  return message
}

const posted = (message: Message | Reply): Reply =>
  'ok' in message
    ? message
    : { ok: true, channel: message.channel, ts: message.ts, message: shownMessage(message) }

/** The bot's own message, as long as it and its channel let themselves be changed. */
const own = (given: Arguments, world: World, denied: string): Message | Reply => {
  const channel = writable(given, world)
  if (isReply(channel)) return channel
  const message = findMessage(world, channel.id, textIn(given, 'ts'))
  if (!message || message.onlyFor !== undefined) return failed('message_not_found')
  return message.by === BOT.user ? message : failed(denied)
}

const update: ApiMethod = (given, world) => {
  const message = own(given, world, 'cant_update_message')
  if ('ok' in message) return message
  const no = refused(given, world, 'edit')
  if (no) return no
  message.text = textIn(given, 'text')
  message.blocks = nameBlocks(world, blocksIn(given))
  if (given.metadata !== undefined) message.metadata = given.metadata
  message.edits += 1
  return {
    ok: true,
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: shownMessage(message),
  }
}

const remove: ApiMethod = (given, world) => {
  const message = own(given, world, 'cant_delete_message')
  if ('ok' in message) return message
  message.deleted = true
  return { ok: true, channel: message.channel, ts: message.ts }
}

const ephemeral: ApiMethod = (given, world) => {
  const user = textIn(given, 'user')
  if (!world.users.has(user)) return failed('user_not_in_channel')
  const message = place(given, world, user)
  return 'ok' in message ? message : { ok: true, message_ts: message.ts }
}

const permalink: ApiMethod = (given, world) => {
  const [channel, ts] = [textIn(given, 'channel'), textIn(given, 'message_ts')]
  if (!world.channels.has(channel)) return failed('channel_not_found')
  if (!findMessage(world, channel, ts)) return failed('message_not_found')
  return {
    ok: true,
    channel,
    permalink: `https://league.slack.com/archives/${channel}/p${ts.replace('.', '')}`,
  }
}

export const chat: Readonly<Record<string, ApiMethod>> = {
  'chat.postMessage': (given, world) => posted(place(given, world)),
  'chat.postEphemeral': ephemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': permalink,
}
