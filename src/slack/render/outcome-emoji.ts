import type { AnswerOutcome } from '../../assistant/answer/answer.ts'

const names: Readonly<Record<AnswerOutcome, string>> = {
  done: 'white_check_mark',
  'done with warnings': 'warning',
  failed: 'x',
  interrupted: 'double_vertical_bar',
}

/** The sign before a verdict. The words behind it say the same. */
export const outcomeEmoji = (outcome: AnswerOutcome): string => names[outcome]
