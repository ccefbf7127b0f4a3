import { type ApiMethod, failed, textIn } from '../api-method.ts'
import { directChannel } from '../direct-channel.ts'
import { BOT, type StoredFile } from '../world.ts'

const getUploadUrl: ApiMethod = (given, world, origin) => {
  const [name, length] = [textIn(given, 'filename'), Number(textIn(given, 'length'))]
  if (name === '' || !Number.isInteger(length) || length <= 0) return failed('invalid_arguments')
  const file: StoredFile = {
    id: world.nextId('F'),
    name,
    length,
    bytes: undefined,
    title: name,
    complete: false,
  }
  world.files.set(file.id, file)
  return { ok: true, upload_url: `${origin}/upload/${file.id}`, file_id: file.id }
}

type Named = { readonly id: string; readonly title?: string }

const complete: ApiMethod = (given, world) => {
  const named = given.files as readonly Named[] | undefined
  if (!named?.length) return failed('invalid_arguments')
  const files = named.map(({ id }) => world.files.get(id))
  if (files.some(file => file?.bytes === undefined)) return failed('file_not_found')
  if (files.some(file => file?.bytes?.length !== file?.length)) return failed('posting_to_channel_denied')
  const id = textIn(given, 'channel_id')
  const channel = world.users.has(id) ? directChannel(world, id) : world.channels.get(id)
  if (id !== '' && (!channel?.bot || channel.archived)) return failed('channel_not_found')
  for (const { id, title } of named)
    Object.assign(world.files.get(id)!, { complete: true, title: title ?? id })
  const threadTs = textIn(given, 'thread_ts')
  if (channel)
    world.messages.push({
      channel: channel.id,
      ts: world.nextTs(),
      by: BOT.user,
      text: textIn(given, 'initial_comment'),
      blocks: [],
      ...(threadTs === '' ? {} : { threadTs }),
      edits: 0,
      deleted: false,
      files: named.map(({ id }) => id),
      reactions: new Set(),
    })
  return { ok: true, files: named.map(({ id }) => ({ id, title: world.files.get(id)?.title })) }
}

export const files: Readonly<Record<string, ApiMethod>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
}
