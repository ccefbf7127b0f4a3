import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryReprocess = command({
  name: 'registry reprocess',
  summary: 'Makes the rows that decisions on names are still waiting for, of one name or of all.',
  input: z.strictObject({
    name: z.string().optional().describe('Only of this name').meta({ placeholder: 'NAME' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['name'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'registry reprocess --dry-run', says: 'what is decided and not computed yet' }],
  plan: async (input, context) => {
    const { planReprocess } = await import('./names/plan-reprocess.ts')
    return planReprocess(input, context)
  },
  work: async (planned, context) => {
    const { doDecisions } = await import('./names/do-decisions.ts')
    return doDecisions(planned, context)
  },
})
