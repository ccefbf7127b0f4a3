import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryResolve = command({
  name: 'registry resolve',
  summary:
    'Says whom a name means and makes the rows that hang on it again; without --as, asks name by name.',
  input: z.strictObject({
    name: z.string().optional().describe('The name as a source prints it').meta({ placeholder: 'NAME' }),
    as: z.string().optional().describe('Lookup or name of the player meant').meta({ placeholder: 'LOOKUP' }),
    newPlayer: z
      .string()
      .optional()
      .describe('A player whom nothing knows yet, by his full name')
      .meta({ placeholder: 'NAME' }),
    noPlayer: z.boolean().default(false).describe('The name is no player at all'),
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
    { line: 'registry resolve', says: 'asks name by name, then shows one plan for all that was decided' },
    {
      line: 'registry resolve "Nic Claxton" --as nicclaxton --scope source:bigdataball --dry-run',
      says: 'every row and date that this would touch',
    },
  ],
  details:
    'A decision is written in one transaction with its alias; of two people at once, one decides and the other is told. It is done when the rows of every date that it touches are there; until then it is pending, and `registry reprocess` goes on.',
  talk: async ({ name, as, newPlayer, noPlayer }, context) => {
    if (name !== undefined || as !== undefined || newPlayer !== undefined || noPlayer) return undefined
    const { guideNames } = await import('./names/guide-names.ts')
    return guideNames(context)
  },
  plan: async (input, context) => {
    const { planResolve } = await import('./names/plan-resolve.ts')
    return planResolve('resolve', { ...input, name: input.name ?? '' }, context)
  },
  work: async (planned, context) => {
    const { doDecisions } = await import('./names/do-decisions.ts')
    return doDecisions(planned, context)
  },
})
