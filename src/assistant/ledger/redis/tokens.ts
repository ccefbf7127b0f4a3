import { randomUUID } from 'node:crypto'
import { RetryError } from '../../../warehouse/errors.ts'

/** Writes whose fate is unknown; more than so many are forgotten, the oldest first. */
const MOST_DOUBTS = 1000

/**
 * Names each write. One whose reply was lost may have happened: who tries the same again does it under the same name, and
 * so it happens once. The same words from somebody else are another write.
 */
export function writeTokens() {
  const doubts = new Map<string, string>()
  return async <T>(said: string, write: (token: string) => Promise<T>): Promise<T> => {
    const token = doubts.get(said) ?? randomUUID()
    doubts.delete(said)
    try {
      return await write(token)
    } catch (error) {
      if (error instanceof RetryError) {
        doubts.set(said, token)
        const [oldest] = doubts.keys()
        if (doubts.size > MOST_DOUBTS && oldest !== undefined) doubts.delete(oldest)
      }
      throw error
    }
  }
}
