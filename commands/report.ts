import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { range } from './choices.ts'

export const report = command({
  name: 'report',
  summary:
    'One HTML page on a range, to send or print: coverage calendar, failures over time, durations, runs, checks.',
  input: z.strictObject({
    range,
    out: z
      .string()
      .optional()
      .describe('File to write; a report that is there is replaced, anything else is not')
      .meta({ placeholder: 'FILE.html' }),
  }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'report nov 2021', says: 'the month as a page below the home' },
    { line: 'report 2021-22 --out season.html', says: 'the season, where you want it' },
  ],
  details:
    'The page needs nothing else: no network, no other file. It reads well on a phone, in the dark, on paper and with a screen reader. Writing it changes nothing in the warehouse.',
  answer: async (input, context) => {
    const { answerReport } = await import('./report/answer-report.ts')
    return answerReport(input, context)
  },
})
