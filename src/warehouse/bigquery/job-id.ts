import { createHash } from 'node:crypto'

/** BigQuery takes 1,024 letters, digits, _ and -; ours stay readable in the console. */
const LONGEST = 120

/** The id of a job, always the same for the same words. What had to be replaced or cut is told apart by a fingerprint. */
export const jobId = (prefix: string, words: string): string => {
  const readable = words.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, LONGEST)
  return `${prefix}_${readable}_${createHash('sha256').update(words).digest('hex').slice(0, 12)}`
}
