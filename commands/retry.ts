import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'

export const retry = command({
  name: 'retry',
  summary: 'Does again exactly the units of a run that failed, were blocked or never came to their turn.',
  input: z.strictObject({
    run: z.string().describe('Id of the run').meta({ placeholder: 'RUN' }),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['run'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'retry k3f9', says: 'what is left of run k3f9' }],
  plan: async ({ run, dryRun }, context) => {
    const { planRetry } = await import('./retry/plan-retry.ts')
    const { findRun } = await import('./find-run.ts')
    const warehouse = await context.reading()
    const found = await findRun(run, context)
    return isRefusal(found) ? found : planRetry(found, dryRun, warehouse)
  },
  work: async (planned, context) => {
    const { runPlan } = await import('./backfill/run-plan.ts')
    return runPlan(planned, context)
  },
})
