import type { Answer } from '../answer/answer.ts'

/** What a schedule leaves for whoever posts to channels, as JSON under a key that begins with `outbox:`. */
export type ScheduledPost = {
  readonly channel: string
  readonly kind: 'digest' | 'answer'
  readonly answer: Answer
  /** The command as understood. */
  readonly line: string
}

export const OUTBOX = 'outbox:'
