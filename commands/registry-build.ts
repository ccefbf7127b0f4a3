import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryBuild = command({
  name: 'registry build',
  summary:
    'Makes the registry of players from the gamebooks of a season: names, teams, games, ids that stay.',
  input: z.strictObject({
    season: z.string().optional().describe('One season: 2021-22').meta({ placeholder: 'SEASON' }),
    allSeasons: z.boolean().default(false).describe('Every season that has gamebooks, one after the other'),
    strategy: z
      .enum(['merge', 'replace'])
      .default('merge')
      .describe(
        'merge: rows are added and brought up to date, none goes; replace: the rows of one season are those of its gamebooks alone',
      ),
    phrase: z
      .string()
      .optional()
      .describe('For a replacement that loses many rows: the words that its refusal asks for, in quotes')
      .meta({ placeholder: 'WORDS' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['season'],
  risk: 'destroys',
  role: 'operator',
  examples: [
    { line: 'registry build 2021-22', says: 'add what the gamebooks of a season say' },
    { line: 'registry build --all-seasons --dry-run', says: 'what would change in every season' },
    {
      line: 'registry build 2021-22 --strategy replace',
      says: 'make a season anew; shows what goes, and asks for the name of the season',
    },
  ],
  details:
    'A row is a player with a team in a season. Who is active or did not play is printed in full; who is inactive counts where his last name was understood. Building twice changes nothing.\n\nA replacement takes an admin, who types the season; its rows go into a backup in the same transaction, and `registry undo` brings them back. A source with less than 80 % of the rows that are there is refused.',
  plan: async (input, context) => {
    const { planBuild } = await import('./registry/plan-build.ts')
    return planBuild(input, context)
  },
  work: async (planned, context) => {
    const { runBuild } = await import('./registry/run-build.ts')
    return runBuild(planned, context)
  },
})
