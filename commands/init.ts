import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const init = command({
  name: 'init',
  summary:
    'Guides through the set-up: what each part says when it is tried, which tables are there, what is missing.',
  input: z.strictObject({
    create: z
      .boolean()
      .default(false)
      .describe('Create the datasets and tables that are missing, and add missing columns; nothing else'),
  }),
  risk: 'writes',
  role: 'admin',
  examples: [
    { line: 'init', says: 'what is set up, what is not, and the line that changes it' },
    { line: 'init --verbose', says: 'every column that differs, and the statements to copy' },
    { line: 'init --create', says: 'make what is missing in the warehouse' },
  ],
  details:
    'Without --create nothing is changed. With it, what exists keeps its columns, types and rows: Backcourt never drops or retypes a column, and a column that it adds may be NULL. Doing it again changes nothing.',
  answer: async ({ create }, context) => {
    const { answerInit } = await import('./init/answer-init.ts')
    return answerInit(create, context)
  },
})
