import type { Answer, AnswerOutcome } from '../assistant/answer/answer.ts'
import { isRefusal, type Refusal } from '../assistant/refusal.ts'

const codes: Readonly<Record<AnswerOutcome, number>> = {
  done: 0,
  failed: 1,
  'done with warnings': 3,
  interrupted: 130,
}

/** 0 done, 1 failed or incomplete, 2 refused, 3 done with warnings, 130 interrupted. */
export const exitCode = (result: Answer | Refusal): number => (isRefusal(result) ? 2 : codes[result.outcome])
