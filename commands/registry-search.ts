import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registrySearch = command({
  name: 'registry search',
  summary: 'Who in the registry is called so, in any spelling.',
  input: z.strictObject({
    text: z
      .string()
      .describe('A name in any spelling, a part of it, a lookup or an id')
      .meta({ placeholder: 'TEXT' }),
  }),
  positionals: ['text'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'registry search Jokic', says: 'accents, capitals and suffixes do not matter' },
    { line: 'registry search L. James', says: 'an initial and a last name' },
  ],
  answer: async (input, context) => {
    const { answerSearch } = await import('./registry/answer-search.ts')
    return answerSearch(input, context)
  },
})
