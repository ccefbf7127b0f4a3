import type { Answer } from '../answer/answer.ts'
import { type AuditEntry, writeAudit } from '../audit/audit.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { CommandContext } from './context.ts'

/** Writes steps of one request into the audit. */
export type Note = (step: AuditEntry['step'], more?: Pick<AuditEntry, 'planHash' | 'result'>) => Promise<void>

export function noteOf(context: CommandContext, line: string): Note {
  const requestId = context.newId()
  return async (step, more = {}) => {
    const warehouse = await context.writing()
    await writeAudit(warehouse, {
      entryId: `${requestId}-${step}`,
      requestId,
      at: context.now(),
      actor: context.asker.id,
      surface: context.from,
      step,
      line,
      ...more,
    })
  }
}

/** What came of a request, in one line. */
export const resultOf = (answer: Answer | Refusal): string =>
  isRefusal(answer) ? `refused: ${answer.message}` : `${answer.outcome}: ${answer.headline}`
