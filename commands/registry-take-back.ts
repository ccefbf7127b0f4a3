import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryTakeBack = command({
  name: 'registry take-back',
  summary: 'Takes a decision on a name back: its alias ends, its candidates return, its rows are made again.',
  input: z.strictObject({
    decision: z
      .string()
      .describe('Id of the decision; `registry history` lists them')
      .meta({ placeholder: 'DECISION' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['decision'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'registry take-back k3f9 --dry-run', says: 'what comes out differently without it' }],
  details: 'Taking back is a decision itself: it can be taken back, too.',
  plan: async (input, context) => {
    const { planTakeBack } = await import('./names/plan-take-back.ts')
    return planTakeBack(input, context)
  },
  work: async (planned, context) => {
    const { doDecisions } = await import('./names/do-decisions.ts')
    return doDecisions(planned, context)
  },
})
