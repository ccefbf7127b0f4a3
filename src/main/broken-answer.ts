import type { Answer } from '../assistant/answer/answer.ts'
import { redact } from '../assistant/rights/redact.ts'
import { AbsentError, AskError } from '../warehouse/errors.ts'

/** Broken parts in words; a bug keeps its stack, for it has to be found. */
export function brokenAnswer(error: unknown, stop: AbortSignal): Answer {
  if (stop.aborted) {
    return {
      outcome: 'interrupted',
      headline: 'Interrupted. What is committed stays; the same command goes on from there.',
      facts: [],
      data: null,
    }
  }
  const message = redact(error instanceof Error ? error.message : String(error))
  const stack = error instanceof Error && error.stack ? redact(error.stack).split('\n') : []
  return {
    outcome: 'failed',
    headline: `${message[0]?.toUpperCase() ?? ''}${message.slice(1)}`,
    facts: error instanceof AskError ? [error.fix] : [],
    details: [{ kind: 'text', lines: stack }],
    ...(error instanceof AbsentError ? { next: ['init'] } : {}),
    data: { error: message, ...(error instanceof AskError ? { fix: error.fix } : {}) },
  }
}
