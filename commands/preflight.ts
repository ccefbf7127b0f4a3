import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { range } from './choices.ts'

export const preflight = command({
  name: 'preflight',
  summary:
    'Says whether a range can be processed: the machine and its parts, then what every phase needs and has.',
  input: z.strictObject({
    range: range.optional(),
    phase: z
      .enum(['2', '3', '4'])
      .default('4')
      .describe('The phase that you want to run: what it needs is checked'),
    quick: z.boolean().default(false).describe('Only the machine and its parts'),
  }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'preflight', says: 'the last seven days, or the last seven game days of the latest season' },
    { line: 'preflight 2021-11-01..2021-11-30 --phase 4', says: 'can Phase 4 of a month run?' },
    { line: 'preflight --quick', says: 'is the machine all right?' },
  ],
  details:
    'Exit code 0 when ready, 3 when ready with warnings, 1 when not ready. Nothing is written: a trial row is taken back. --verbose lists every check.',
  answer: async (input, context) => {
    const { answerPreflight } = await import('./preflight/answer-preflight.ts')
    return answerPreflight(input, context)
  },
})
