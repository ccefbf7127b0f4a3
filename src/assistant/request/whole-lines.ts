import type { Answer } from '../answer/answer.ts'
import { printCommand } from '../command/print-command.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { AnyCommand } from './handler.ts'

const aboutRange: readonly string[] = ['bad-range', 'future-range', 'unknown-season']

/** A refused range comes with better ranges; a person wants the whole line to type. */
export function wholeLines(
  answer: Answer | Refusal,
  definition: AnyCommand,
  typed: Readonly<Record<string, string | boolean>>,
): Answer | Refusal {
  if (!isRefusal(answer) || !aboutRange.includes(answer.code) || typeof typed.range !== 'string')
    return answer
  const fix = answer.fix.map(range =>
    range.startsWith(definition.name) ? range : printCommand({ definition, typed: { ...typed, range } }),
  )
  return { ...answer, fix }
}
