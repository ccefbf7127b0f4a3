import type { Answer } from '../assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../assistant/refusal.ts'
import { exitCode } from './exit-code.ts'

/** The one document that `--json` prints: the same keys in the same order every time, and one newline at its end. */
export function renderJson(command: string, result: Answer | Refusal): string {
  const document = isRefusal(result)
    ? {
        command,
        outcome: 'refused',
        exitCode: exitCode(result),
        code: result.code,
        message: result.message,
        fix: result.fix,
      }
    : {
        command,
        outcome: result.outcome,
        exitCode: exitCode(result),
        headline: result.headline,
        facts: result.facts,
        next: result.next ?? [],
        data: result.data ?? null,
      }
  return `${JSON.stringify(document, plainNumber, 2)}\n`
}

/** JSON has no big integers: they stay numbers while that is exact, and become texts where it is not. */
const plainNumber = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)) : value
