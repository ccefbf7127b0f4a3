import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { range } from './choices.ts'

export const handoff = command({
  name: 'handoff',
  summary: 'The hand-over document of a range as Markdown, made from the ledger and the tables.',
  input: z.strictObject({
    range,
    out: z
      .string()
      .min(1)
      .optional()
      .describe('File to write; printed without it')
      .meta({ placeholder: 'FILE.md' }),
    force: z.boolean().default(false).describe('Replace a file that is no hand-over'),
  }),
  positionals: ['range'],
  risk: 'reads',
  role: 'viewer',
  details:
    'Verdict, coverage per table, runs, failures by category with what is usual on that day of the season, files in quarantine, names pending, what is out of date, and what to type next. The same state gives the same document, but for the line that says when it was made. A hand-over that is there is replaced; any other file only with --force.',
  examples: [
    { line: 'handoff nov 2021', says: 'the month, printed' },
    { line: 'handoff 2021-22 --out handoff.md', says: 'the season, into a file' },
  ],
  answer: async (input, context) => {
    const { answerHandoff } = await import('./handoff/answer-handoff.ts')
    return answerHandoff(input, context)
  },
})
