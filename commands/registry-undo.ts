import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryUndo = command({
  name: 'registry undo',
  summary: 'Brings the rows of a replaced season of the registry back, as they were to the last byte.',
  input: z.strictObject({
    backup: z
      .string()
      .describe('The run that replaced them; `registry history` lists the backups')
      .meta({ placeholder: 'BACKUP' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['backup'],
  risk: 'destroys',
  role: 'admin',
  examples: [{ line: 'registry undo 3f1c90 --dry-run', says: 'what would come back, and what would go' }],
  plan: async (input, context) => {
    const { planUndo } = await import('./registry/plan-undo.ts')
    return planUndo(input, context)
  },
  work: async (planned, context) => {
    const { runBuild } = await import('./registry/run-build.ts')
    return runBuild(planned, context)
  },
})
