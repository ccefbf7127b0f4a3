import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryConflicts = command({
  name: 'registry conflicts',
  summary: 'Where one lookup, id or alias may stand for two people; nothing is ever merged by itself.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'registry conflicts', says: 'every conflict with its evidence' }],
  answer: async (_input, context) => {
    const { answerConflicts } = await import('./registry/answer-conflicts.ts')
    return answerConflicts(context)
  },
})
