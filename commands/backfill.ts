import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { only, range } from './choices.ts'

export const backfill = command({
  name: 'backfill',
  summary: 'Computes the tables of a range, in dependency order, one transaction per unit.',
  input: z.strictObject({
    range,
    phase: z
      .enum(['2', '3', '4', 'all'])
      .optional()
      .describe('Phase to run: 2 raw, 3 analytics, 4 precompute; 4 unless --only says otherwise'),
    only,
    policy: z
      .enum(['missing', 'failed', 'all'])
      .default('missing')
      .describe('missing: what is not there or out of date; failed: what failed; all: everything again'),
    withGaps: z
      .boolean()
      .default(false)
      .describe('Run although upstream days are missing; who needs them is recorded as INCOMPLETE_UPSTREAM'),
    dryRun: z.boolean().default(false).describe('Show the plan and stop'),
  }),
  positionals: ['range'],
  risk: 'writes',
  role: 'operator',
  examples: [
    { line: 'backfill 2021-11-01..2021-11-30', says: 'Phase 4 of a month, what is missing of it' },
    { line: 'backfill 2021-22 --phase all --yes', says: 'files to Phase 4, without asking' },
    {
      line: 'backfill nov 2021 --only psza,tdza --policy all --dry-run',
      says: 'the plan for two tables, again',
    },
  ],
  details:
    'A plan names every unit with its reason and everything left out with its reason. A run that was stopped or killed goes on with the same command; what is committed is not computed again.',
  plan: async (input, context) => {
    const { planRequest } = await import('./backfill/plan-request.ts')
    return planRequest(input, context, 'backfill')
  },
  work: async (planned, context) => {
    const { runPlan } = await import('./backfill/run-plan.ts')
    return runPlan(planned, context)
  },
})
