import { z } from 'zod'
import type { Answer } from '../../assistant/answer/answer.ts'
import { OUTBOX, type ScheduledPost } from '../../assistant/schedules/scheduled-post.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { renderAnswer } from '../render/render-answer.ts'
import { renderDigest } from '../render/render-digest.ts'
import { say } from './say.ts'
import { sendAttachments } from './send-attachments.ts'
import { isDirectChannel } from './where.ts'

const entrySchema: z.ZodType<ScheduledPost> = z.object({
  channel: z.string(),
  kind: z.enum(['digest', 'answer']),
  answer: z.custom<Answer>(
    value => typeof value === 'object' && value !== null && 'headline' in value && 'outcome' in value,
  ),
  line: z.string(),
})

/** What Slack did not take is tried again after this. */
const AGAIN_SECONDS = 60
/** An entry that comes again within a day was posted. */
const POSTED_SECONDS = 24 * 3600
const postedKey = (key: string): string => `slack:posted:${key}`
/** While this is there, the entry waits. */
const waitsKey = (key: string): string => `slack:outbox-waits:${key}`

/** Posts what waits there. Each entry is taken by one process, and put back when Slack did not take it. */
export async function emptyOutbox(parts: SlackParts): Promise<void> {
  const { store, log } = parts
  for (const { key } of await store.list(OUTBOX)) {
    if ((await store.get(waitsKey(key))) !== undefined) continue
    const text = await store.take(key)
    if (text === undefined || (await store.get(postedKey(key))) !== undefined) continue
    const parsed = entrySchema.safeParse(readJson(text))
    if (!parsed.success) {
      log.error({ key, err: parsed.error }, 'an entry of the outbox cannot be read')
      continue
    }
    const { channel, kind, answer } = parsed.data
    const message = kind === 'digest' ? renderDigest(answer) : renderAnswer(answer)
    const where = { channel, user: channel, isDirect: isDirectChannel(channel) }
    let said: Awaited<ReturnType<typeof say>>
    try {
      said = await say(parts, where, message)
      await store.set(postedKey(key), '1', POSTED_SECONDS)
    } catch (error) {
      await store.set(waitsKey(key), '1', AGAIN_SECONDS)
      await store.set(key, text)
      log.error({ err: error, key, channel }, 'Slack did not take an entry of the outbox; it is tried again')
      continue
    }
    if (said) await sendAttachments(parts, { ...where, thread: said.ts }, message)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
