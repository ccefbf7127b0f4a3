import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryCheck = command({
  name: 'registry check',
  summary:
    'Whether the registry keeps its rules: aliases, ids, rows, decisions. Ends with 1 when one is broken.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'registry check', says: 'every rule, with the first that breaks it' }],
  answer: async (_input, context) => {
    const { answerCheck } = await import('./registry/answer-check.ts')
    return answerCheck(context)
  },
})
