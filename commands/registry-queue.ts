import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryQueue = command({
  name: 'registry queue',
  summary: 'The names that mean nobody: where they are printed, what hangs on them, and who looks at them.',
  input: z.strictObject({
    by: z
      .enum(['impact', 'seen'])
      .default('impact')
      .describe('impact: what touches most first; seen: what was printed last first'),
    all: z
      .boolean()
      .default(false)
      .describe('Also names that rest, that somebody looks at, and what the rules settled'),
  }),
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'registry queue', says: 'what waits for a decision' },
    { line: 'registry queue --by seen --all', says: 'everything, what was printed last first' },
  ],
  answer: async (input, context) => {
    const { answerQueue } = await import('./names/answer-queue.ts')
    return answerQueue(input, context)
  },
})
