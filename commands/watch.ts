import { z } from 'zod'
import { isRefusal } from '../src/assistant/refusal.ts'
import { command } from '../src/assistant/request/handler.ts'
import type { RunEvent } from '../src/assistant/run/run-event.ts'
import { answerEnd } from './answer-end.ts'
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
    const active = id === undefined ? (await context.runs.list()).at(-1) : await context.runs.find(id)
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
      const found = await findRun(id, context, event => context.hear(id, event))
      return isRefusal(found) ? found : answerRun(found)
    }
    const { runId } = active.view()
    // What happens while the past is read may stand in it already; each event is told once.
    const meanwhile: RunEvent[] = []
    let tell = (event: RunEvent): unknown => meanwhile.push(event)
    const stopWatching = active.watch((view, event) => {
      context.show(view)
      tell(event)
    })
    const past = await (await context.ledgerOf(await context.reading())).events(runId)
    const known = new Set(past.map(event => JSON.stringify(event)))
    tell = event => context.hear(runId, event)
    for (const event of [...past, ...meanwhile.filter(late => !known.has(JSON.stringify(late)))]) tell(event)
    context.show(active.view())
    try {
      const left = new Promise<'left'>(resolve => {
        context.stop.addEventListener('abort', () => resolve('left'), { once: true })
      })
      const ended = await Promise.race([active.over, left])
      if (ended !== 'left') return answerEnd(ended, context.runs)
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
