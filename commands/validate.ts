import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { range } from './choices.ts'

export const validate = command({
  name: 'validate',
  summary:
    'Proves a range: every expected row written, recorded as a failure or reported; identities and contracts hold.',
  input: z.strictObject({
    range,
    phase: z.enum(['3', '4', 'all']).default('all').describe('Phase to validate'),
  }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'validate yesterday', says: 'was last night fine?' },
    { line: 'validate 2021-11-01..2021-11-30 --phase 4', says: 'a month of Phase 4' },
  ],
  answer: async (input, context) => {
    const { answerValidation } = await import('./validate/answer-validation.ts')
    return answerValidation(input, context)
  },
})
