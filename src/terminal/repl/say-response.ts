import { isRefusal, type Refusal } from '../../assistant/refusal.ts'
import type { Response } from '../../assistant/request/take-request.ts'
import { redact } from '../../assistant/rights/redact.ts'
import { AskError } from '../../warehouse/errors.ts'
import { renderAnswer } from '../render-answer.ts'
import { renderJson } from '../render-json.ts'
import { renderRefusal } from '../render-refusal.ts'
import type { Screen } from '../screen.ts'

/** A response as lines for the screen, by the flags of its own line. `asked` is the line as typed. */
export function sayResponse(
  { answer, flags, line }: Response,
  asked: string,
  screen: Screen,
): readonly string[] {
  const seen: Screen = flags?.noColor ? { ...screen, colours: 'none' } : screen
  if (flags?.json)
    return renderJson(line ?? asked, answer)
      .trimEnd()
      .split('\n')
  return isRefusal(answer)
    ? renderRefusal(answer, seen)
    : renderAnswer(answer, seen, { verbose: flags?.verbose ?? false })
}

export const sayRefusal = (refusal: Refusal, screen: Screen): readonly string[] =>
  renderRefusal(refusal, screen)

/** A broken part or a bug: told, and the session goes on. */
export function brokenResponse(error: unknown): Response {
  const message = redact(error instanceof Error ? error.message : String(error))
  const stack = error instanceof Error && error.stack ? redact(error.stack).split('\n') : []
  return {
    answer: {
      outcome: 'failed',
      headline: `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`,
      facts: error instanceof AskError ? [error.fix] : [],
      details: [{ kind: 'text', lines: stack }],
      data: { error: message },
    },
  }
}
