import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SlackParts } from '../app/slack-parts.ts'
import type { SlackFile, SlackMessage } from '../render/slack-message.ts'
import { plainMessage } from './plain-message.ts'
import { say } from './say.ts'
import { slackCode } from './slack-error.ts'
import type { Where } from './where.ts'

type Upload = {
  readonly name: string
  readonly title: string
  readonly content: () => Promise<string | Uint8Array>
  readonly alt?: string
  /** What a person does when the file does not come. */
  readonly instead: string
}

/**
 * The files of a message, its picture, and a page that the command wrote, below the message. What does not go up is said,
 * with where else it is.
 */
export async function sendAttachments(
  parts: SlackParts,
  where: Where,
  message: SlackMessage,
  written?: string,
): Promise<void> {
  const uploads = [
    ...(message.files ?? []).map(textUpload),
    ...(message.picture ? [await pictureUpload(parts, message.picture, message.text)] : []),
    ...(written === undefined ? [] : [pageUpload(written)]),
  ]
  for (const upload of uploads) await send(parts, where, upload)
}

async function send(parts: SlackParts, where: Where, upload: Upload): Promise<void> {
  const { name, title, alt, instead } = upload
  try {
    const content = await upload.content()
    const data = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const file = { file: data, filename: name, title, ...(alt === undefined ? {} : { alt_text: alt }) }
    await parts.client.filesUploadV2(
      where.thread === undefined
        ? { channel_id: where.channel, ...file }
        : { channel_id: where.channel, thread_ts: where.thread, ...file },
    )
  } catch (error) {
    const why = slackCode(error) ?? (error instanceof Error ? error.message : String(error))
    parts.log.warn({ err: error, file: name }, 'a file did not go up')
    await say(parts, where, plainMessage(`${name} could not be uploaded (${why}). ${instead}`))
  }
}

const textUpload = ({ name, title, content }: SlackFile): Upload => ({
  name,
  title,
  content: async () => content,
  instead: 'Ask again, or ask the same in a terminal.',
})

/** The drawing is loaded when a picture is wanted: it brings a renderer with it. */
async function pictureUpload(
  { now }: SlackParts,
  matrix: NonNullable<SlackMessage['picture']>,
  title: string,
): Promise<Upload> {
  const { drawMatrix } = await import('../picture/draw-matrix.ts')
  const { toPng } = await import('../picture/to-png.ts')
  const { describeMatrix } = await import('../picture/describe-matrix.ts')
  return {
    name: 'coverage.png',
    title: 'Coverage',
    content: async () => toPng(drawMatrix(matrix, { title, now: now() })),
    alt: describeMatrix(matrix),
    instead: 'Its numbers are in the message above.',
  }
}

const pageUpload = (file: string): Upload => ({
  name: path.basename(file),
  title: path.basename(file),
  content: () => readFile(file),
  instead: `It is at ${file}.`,
})
