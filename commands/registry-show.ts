import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryShow = command({
  name: 'registry show',
  summary: 'One player of the registry: teams, spellings by source, aliases, decisions.',
  input: z.strictObject({
    player: z
      .string()
      .describe('Lookup, id, or a name that means one player')
      .meta({ placeholder: 'LOOKUP|ID' }),
  }),
  positionals: ['player'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'registry show lebronjames', says: 'by lookup' },
    { line: 'registry show Nic Claxton', says: 'by a spelling' },
  ],
  answer: async (input, context) => {
    const { answerShow } = await import('./registry/answer-show.ts')
    return answerShow(input, context)
  },
})
