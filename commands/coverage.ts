import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { only, range } from './choices.ts'

export const coverage = command({
  name: 'coverage',
  summary: 'Processor by date: what is there, what failed as expected, what needs a look, what is missing.',
  input: z.strictObject({ range, only }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'coverage nov 2021', says: 'the month as a heat map' },
    { line: 'coverage 2021-22 --only psza,pdc --json', says: 'two tables of a season, for a script' },
  ],
  answer: async (input, context) => {
    const { answerCoverage } = await import('./coverage/answer-coverage.ts')
    return answerCoverage(input, context)
  },
})
