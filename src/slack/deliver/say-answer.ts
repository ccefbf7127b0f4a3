import type { Answer } from '../../assistant/answer/answer.ts'
import { isRefusal } from '../../assistant/refusal.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import type { SlackParts } from '../app/slack-parts.ts'
import { renderAnswer } from '../render/render-answer.ts'
import { renderRefusal } from '../render/render-refusal.ts'
import { isBroken } from './is-broken.ts'
import { say, sayOnlyTo } from './say.ts'
import { sendAttachments } from './send-attachments.ts'
import type { Where } from './where.ts'

/**
 * An answer is said for all to see. What concerns nobody but the asker (a refusal, help, something broken) is said to him
 * alone where the question was a command, and in the thread where all saw it.
 */
export async function sayAnswer(parts: SlackParts, where: Where, response: Response): Promise<void> {
  const { line = '', answer, flags } = response
  const isPrivate = isRefusal(answer) || isBroken(answer) || /^(help|version)\b/.test(line)
  const message = isRefusal(answer)
    ? renderRefusal(answer)
    : renderAnswer(answer, { verbose: flags?.verbose ?? false })
  if (isPrivate && where.respond && message.files === undefined) {
    await sayOnlyTo(parts, where, message)
    return
  }
  const said = await say(parts, where, message)
  const below = said ? { ...where, channel: said.channel, thread: where.thread ?? said.ts } : where
  await sendAttachments(parts, below, message, isRefusal(answer) ? undefined : pageOf(line, answer))
}

/** The page that a command wrote, for people who cannot look into the folder where it is. */
function pageOf(line: string, { data }: Answer): string | undefined {
  if (!/^(report|handoff) /.test(line) || typeof data !== 'object' || data === null || !('file' in data))
    return undefined
  return typeof data.file === 'string' ? data.file : undefined
}
