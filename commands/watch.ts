import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import { answerRun } from './answer-run.ts'
import { findRun } from './find-run.ts'

export const watch = command({
  name: 'watch',
  summary: 'Follows a run to its end, whoever started it; a run that is over is shown as it ended.',
  input: z.strictObject({
    run: z
      .string()
      .optional()
      .describe('Id of the run; the newest one under way when left out')
      .meta({ placeholder: 'RUN' }),
  }),
  positionals: ['run'],
  risk: 'reads',
  role: 'viewer',
  examples: [
    { line: 'watch', says: 'the run that is under way' },
    { line: 'watch k3f9', says: 'one run; Ctrl-C stops watching, not the run' },
  ],
  answer: async ({ run: id }, context) => {
    const active = id === undefined ? context.runs.list().at(-1) : context.runs.find(id)
    if (!active) {
      if (id === undefined) {
        return {
          outcome: 'done',
          headline: 'No run is under way.',
          facts: [],
          next: ['runs'],
          data: { active: [] },
        }
      }
      const found = await findRun(id, context.ledgerOf(await context.reading()))
      return isRefusal(found) ? found : answerRun(found)
    }
    context.show(active.view())
    const stopWatching = active.watch(context.show)
    try {
      const left = new Promise<'left'>(resolve => {
        context.stop.addEventListener('abort', () => resolve('left'), { once: true })
      })
      const ended = await Promise.race([active.over, left])
      if (ended !== 'left') return answerRun(ended)
      const view = active.view()
      return {
        outcome: 'done',
        headline: `Run ${view.runId} goes on; you only stopped watching.`,
        facts: [],
        next: [`watch ${view.runId}`, `cancel ${view.runId}`],
        data: { runId: view.runId },
      }
    } finally {
      stopWatching()
    }
  },
})
