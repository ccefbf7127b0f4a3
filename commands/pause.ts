import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { findActive } from './find-active.ts'

export const pause = command({
  name: 'pause',
  summary: 'Holds a run: its running units end, the others wait until somebody resumes it.',
  input: z.strictObject({
    run: z
      .string()
      .optional()
      .describe('Id of the run; the only one under way when left out')
      .meta({ placeholder: 'RUN' }),
  }),
  positionals: ['run'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'pause k3f9', says: 'let others have the machine for a while' }],
  answer: async ({ run: id }, context) => {
    const active = await findActive(id, context)
    if (isRefusal(active)) return active
    await active.pause(context.user)
    const view = active.view()
    const waiting = view.units.filter(({ state }) => state === 'waiting').length
    return {
      outcome: 'done',
      headline: `Run ${view.runId} is paused: ${plural(waiting, 'unit waits', 'units wait')}.`,
      facts: [],
      next: [`resume ${view.runId}`],
      data: { runId: view.runId, waiting },
    }
  },
})
