import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryAliases = command({
  name: 'registry aliases',
  summary: 'Spellings that mean another lookup, with where they hold and who said so.',
  input: z.strictObject({
    lookup: z
      .string()
      .optional()
      .describe('Only those of this spelling or player')
      .meta({ placeholder: 'LOOKUP' }),
  }),
  positionals: ['lookup'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'registry aliases', says: 'all' },
    { line: 'registry aliases nicclaxton', says: 'of one spelling or player' },
  ],
  answer: async (input, context) => {
    const { answerAliases } = await import('./registry/answer-aliases.ts')
    return answerAliases(input, context)
  },
})
