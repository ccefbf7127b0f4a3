import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryHistory = command({
  name: 'registry history',
  summary: 'What built the registry and who decided what of which name; with a name, of that name alone.',
  input: z.strictObject({
    name: z.string().optional().describe('A spelling, a lookup or an id').meta({ placeholder: 'NAME' }),
  }),
  positionals: ['name'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'registry history', says: 'builds, backups and the latest decisions' },
    { line: 'registry history nicclaxton --verbose', says: 'one name, with the evidence as it was shown' },
  ],
  answer: async (input, context) => {
    const { answerHistory } = await import('./registry/answer-history.ts')
    return answerHistory(input, context)
  },
})
