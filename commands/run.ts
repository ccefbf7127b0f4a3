import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { answerRun } from './answer-run.ts'
import { findRun } from './find-run.ts'
import { stateOfRun } from './state-of-run.ts'
import { unitTable } from './unit-table.ts'

export const run = command({
  name: 'run',
  summary: 'One run: its plan, what became of every unit, and what to do next.',
  input: z.strictObject({ run: z.string().describe('Id of the run').meta({ placeholder: 'RUN' }) }),
  positionals: ['run'],
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'run k3f9', says: 'how run k3f9 went' }],
  answer: async ({ run: id }, context) => {
    const view = await findRun(id, context)
    if (isRefusal(view)) return view
    const answer = answerRun(view)
    const state = stateOfRun(view, context.runs)
    const table = unitTable(view)
    const details = [...(answer.details ?? []), table]
    if (state !== 'interrupted') return { ...answer, facts: [view.plan.command, ...answer.facts], details }
    return {
      ...answer,
      outcome: 'interrupted',
      headline: `Interrupted: its process ended before the run did (run ${view.runId}). What is committed stays.`,
      facts: [view.plan.command, ...answer.facts],
      details,
      next: [view.plan.command],
    }
  },
})
