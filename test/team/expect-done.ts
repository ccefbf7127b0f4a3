import { expect } from 'vitest'
import type { Running } from '../commands/command-line.ts'

/** Waits for its end, which must be a good one, perhaps with warnings of the league, and gives what it said. */
export async function expectDone({ ended }: Running): Promise<string> {
  const { code, stdout, stderr } = await ended
  expect([0, 3], `${code} ${stdout} ${stderr}`).toContain(code)
  return stdout
}
