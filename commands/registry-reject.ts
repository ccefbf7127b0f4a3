import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryReject = command({
  name: 'registry reject',
  summary: 'Says whom a name does not mean; nobody proposes him for it again.',
  input: z.strictObject({
    name: z.string().describe('The name as a source prints it').meta({ placeholder: 'NAME' }),
    not: z.string().describe('Lookup or name of the player not meant').meta({ placeholder: 'LOOKUP' }),
    scope: z
      .string()
      .optional()
      .describe('Where it holds: game:ID:TEAM, team:NYK:2021-22, source:bigdataball or everywhere')
      .meta({ placeholder: 'SCOPE' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['name'],
  risk: 'writes',
  role: 'operator',
  examples: [
    {
      line: 'registry reject Williams --not robertwilliamsiii --scope team:BOS:2021-22 --dry-run',
      says: 'what comes out differently without him',
    },
  ],
  plan: async (input, context) => {
    const { planResolve } = await import('./names/plan-resolve.ts')
    return planResolve('reject', input, context)
  },
  work: async (planned, context) => {
    const { doDecisions } = await import('./names/do-decisions.ts')
    return doDecisions(planned, context)
  },
})
