import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const version = command({
  name: 'version',
  summary: 'The version of Backcourt and of Node.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'version', says: 'for a bug report' }],
  answer: async () => {
    const own = packageVersion()
    return {
      outcome: 'done',
      headline: `Backcourt ${own} on Node ${process.versions.node}.`,
      facts: [],
      data: { version: own, node: process.versions.node },
    }
  },
})

/** package.json lies beside `commands` in the sources and one level up in the build. */
function packageVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      return String(JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')).version)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new Error('package.json is not where the code expects it')
}
