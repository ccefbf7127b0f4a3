import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { range } from './choices.ts'

export const ingest = command({
  name: 'ingest',
  summary: 'Brings Phase 1 files of a range into the raw tables; files that cannot be read go to quarantine.',
  input: z.strictObject({
    range,
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['range'],
  risk: 'writes',
  role: 'operator',
  examples: [
    { line: 'ingest 2021-22', says: 'a whole season' },
    { line: 'ingest 2021-11-22 --dry-run', says: 'what would be read for one day' },
  ],
  plan: async (input, context) => {
    const { planRequest } = await import('./backfill/plan-request.ts')
    return planRequest({ ...input, phase: '2', policy: 'missing', withGaps: false }, context, 'ingest')
  },
  work: async (planned, context) => {
    const { runPlan } = await import('./backfill/run-plan.ts')
    return runPlan(planned, context)
  },
})
