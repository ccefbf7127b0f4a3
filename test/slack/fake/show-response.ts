import type { AnyBlock } from '@slack/types'
import { checkMessage } from '../../../src/slack/limits/check-message.ts'
import { findMessage } from './find-message.ts'
import { nameBlocks } from './name-blocks.ts'
import { BOT, type World } from './world.ts'

type Where = { readonly channel: string; readonly user: string; readonly ts?: string }
type Response = {
  readonly text?: string
  readonly blocks?: readonly AnyBlock[]
  readonly response_type?: string
  readonly replace_original?: boolean
  readonly delete_original?: boolean
  readonly thread_ts?: string
}

/**
 * What an acknowledgement or a response address makes appear: for the asker's eyes only unless it says `in_channel`, in
 * place of the message whose button was pressed when it says so. Gives what Slack refuses of it.
 */
export const showResponse = (world: World, { channel, user, ts }: Where, response: Response): string[] => {
  const { text = '', blocks = [], thread_ts } = response
  const original = ts === undefined ? undefined : findMessage(world, channel, ts)
  if (response.delete_original) {
    if (original) original.deleted = true
    return []
  }
  const problems = checkMessage({ text, blocks }).map(({ message }) => message)
  if (problems.length > 0) return problems
  if (response.replace_original && original) {
    Object.assign(original, { text, blocks: nameBlocks(world, blocks), edits: original.edits + 1 })
    return []
  }
  world.messages.push({
    channel,
    ts: world.nextTs(),
    by: BOT.user,
    text,
    blocks: nameBlocks(world, blocks),
    ...(thread_ts === undefined ? {} : { threadTs: thread_ts }),
    edits: 0,
    deleted: false,
    ...(response.response_type === 'in_channel' ? {} : { onlyFor: user }),
    files: [],
    reactions: new Set(),
  })
  return []
}
