import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { answerEnd } from './answer-end.ts'
import { findActive } from './find-active.ts'

export const cancel = command({
  name: 'cancel',
  summary: 'Stops a run after its running units; what is committed stays.',
  input: z.strictObject({
    run: z
      .string()
      .optional()
      .describe('Id of the run; the only one under way when left out')
      .meta({ placeholder: 'RUN' }),
    now: z.boolean().default(false).describe('Interrupt the running units, too; they write nothing'),
  }),
  positionals: ['run'],
  risk: 'writes',
  role: 'operator',
  examples: [
    { line: 'cancel k3f9', says: 'after the units that are running' },
    { line: 'cancel k3f9 --now', says: 'at once' },
  ],
  answer: async ({ run: id, now }, context) => {
    const active = await findActive(id, context)
    if (isRefusal(active)) return active
    const over = active.over
    await active.cancel(context.user, { now })
    const view = await over
    return { ...answerEnd(view, context.runs), outcome: 'done' }
  },
})
