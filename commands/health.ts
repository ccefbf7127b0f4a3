import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const health = command({
  name: 'health',
  summary: 'The state of everything in ten lines: healthy, needs a look, or unhealthy.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'health', says: 'is anything wrong? (exit code 0, 3 or 1)' }],
  answer: async (_input, context) => {
    const { answerHealth } = await import('./health/answer-health.ts')
    return answerHealth(context)
  },
})
