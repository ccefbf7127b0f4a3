import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryDecisionsImport = command({
  name: 'registry decisions import',
  summary: 'Takes decisions on names from a CSV file: every line is checked before any is written.',
  input: z.strictObject({
    file: z.string().describe('The file').meta({ placeholder: 'FILE.csv' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['file'],
  risk: 'writes',
  role: 'operator',
  examples: [
    { line: 'registry decisions import decisions.csv --dry-run', says: 'what the file would change' },
  ],
  details:
    'The columns are those that `registry decisions export` writes; kind, source, raw_name, team_abbr, season and scope must be there. A decision that is there already is left alone, so that a file can be imported twice.',
  plan: async (input, context) => {
    const { planImport } = await import('./names/plan-import.ts')
    return planImport(input, context)
  },
  work: async (planned, context) => {
    const { doDecisions } = await import('./names/do-decisions.ts')
    return doDecisions(planned, context)
  },
})
