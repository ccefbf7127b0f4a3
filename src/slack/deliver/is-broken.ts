import type { Answer } from '../../assistant/answer/answer.ts'

/** Whether an answer tells of a broken part, and not of the pipeline. */
export const isBroken = ({ data }: Answer): boolean =>
  typeof data === 'object' && data !== null && 'error' in data
