import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const doctor = command({
  name: 'doctor',
  summary: 'Self-check: versions, home, warehouse, file store, environment, ledger, formulas, catalogue.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'doctor', says: 'is Backcourt itself in order? Each line with its fix' }],
  answer: async (_input, context) => {
    const { answerDoctor } = await import('./doctor/answer-doctor.ts')
    return answerDoctor(context)
  },
})
