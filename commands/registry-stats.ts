import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { range } from './choices.ts'

export const registryStats = command({
  name: 'registry stats',
  summary: 'How many names of every feed and day mean a player.',
  input: z.strictObject({
    range: range.optional(),
  }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'registry stats', says: 'of the last season with gamebooks' },
    { line: 'registry stats nov 2021 --verbose', says: 'of a month, every day' },
  ],
  answer: async (input, context) => {
    const { answerStats } = await import('./registry/answer-stats.ts')
    return answerStats(input, context)
  },
})
