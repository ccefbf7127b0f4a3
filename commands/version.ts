import { z } from 'zod'
import packageJson from '../package.json' with { type: 'json' }
import { command } from '../src/assistant/request/handler.ts'

export const version = command({
  name: 'version',
  summary: 'The version of Backcourt and of Node.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'version', says: 'for a bug report' }],
  answer: async () => {
    const own = packageJson.version
    return {
      outcome: 'done',
      headline: `Backcourt ${own} on Node ${process.versions.node}.`,
      facts: [],
      data: { version: own, node: process.versions.node },
    }
  },
})
