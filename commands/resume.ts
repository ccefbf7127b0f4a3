import { z } from 'zod'
import { isRefusal, refuse } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'

export const resume = command({
  name: 'resume',
  summary: 'Goes on with a run that was paused, stopped or interrupted, under its own id.',
  input: z.strictObject({ run: z.string().describe('Id of the run').meta({ placeholder: 'RUN' }) }),
  positionals: ['run'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'resume k3f9', says: 'what is left of run k3f9' }],
  plan: async ({ run: id }, context) => {
    const active = await context.runs.find(id)
    if (active) {
      await active.continue(context.user)
      return {
        outcome: 'done',
        headline: `Run ${id} goes on.`,
        facts: [],
        next: [`watch ${id}`],
        data: { runId: id },
      }
    }
    const { findRun } = await import('./find-run.ts')
    const { planRetry } = await import('./retry/plan-retry.ts')
    const warehouse = await context.reading()
    const found = await findRun(id, context)
    if (isRefusal(found)) return found
    const planned = await planRetry(found, false, warehouse, { again: true })
    if (isRefusal(planned)) return planned
    const known = found.plan.code.split(' ')
    // One run, one version of its formulas: what is left is planned anew, under an id of its own.
    if (planned.plan.code.split(' ').some(formula => formula !== '' && !known.includes(formula)))
      return refuse(
        'plan-drifted',
        `Run ${id} was planned with other formulas than those of today.`,
        found.plan.command,
        `retry ${id}`,
      )
    return { ...planned, resumes: id }
  },
  work: async (planned, context) => {
    const { runPlan } = await import('./backfill/run-plan.ts')
    return runPlan(planned, context)
  },
})
