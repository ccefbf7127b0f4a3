import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryDecisionsExport = command({
  name: 'registry decisions export',
  summary: 'Writes every decision on names to a CSV file, the way it can be imported again.',
  input: z.strictObject({
    file: z.string().describe('A file that is not there yet').meta({ placeholder: 'FILE.csv' }),
  }),
  positionals: ['file'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'registry decisions export decisions.csv', says: 'all of them, in order' }],
  answer: async ({ file }, context) => {
    const { exportDecisions } = await import('./names/export-decisions.ts')
    return exportDecisions(file, context)
  },
})
