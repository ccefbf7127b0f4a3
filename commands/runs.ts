import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'
import { formatCount } from '../src/assistant/words/format-count.ts'
import { plural } from '../src/assistant/words/plural.ts'
import { readView } from './read-view.ts'
import { stateOfRun } from './state-of-run.ts'

const SHOWN = 20

export const runs = command({
  name: 'runs',
  summary: 'The latest runs, newest first.',
  input: z.strictObject({}),
  risk: 'reads',
  role: 'viewer',
  examples: [{ line: 'runs', says: 'the latest 20 runs and how they ended' }],
  answer: async (_input, context) => {
    const warehouse = await context.reading()
    const ledger = await context.ledgerOf(warehouse)
    const latest = await ledger.runs(SHOWN)
    const views = await Promise.all(latest.map(async ({ runId }) => readView(runId, context, warehouse)))
    const open = views.find(view => stateOfRun(view, context.runs) === 'interrupted')
    return {
      outcome: 'done',
      headline: views.length === 0 ? 'Nothing has run yet.' : `${plural(views.length, 'run')}, newest first.`,
      facts: [],
      blocks:
        views.length === 0
          ? []
          : [
              {
                kind: 'table',
                columns: [
                  { name: 'run' },
                  { name: 'started (UTC)' },
                  { name: 'state' },
                  { name: 'units', align: 'right' },
                  { name: 'by' },
                  { name: 'command' },
                ],
                rows: views.map(view => {
                  const units = view.units.filter(({ state }) => state !== 'split')
                  const done = units.filter(({ state }) => state === 'committed').length
                  return [
                    view.runId,
                    view.startedAt.slice(0, 16).replace('T', ' '),
                    stateOfRun(view, context.runs),
                    `${formatCount(done)}/${formatCount(units.length)}`,
                    view.by,
                    view.plan.command,
                  ]
                }),
              },
            ],
      next:
        views.length === 0
          ? ['backfill 2021-22 --phase all']
          : open
            ? [open.plan.command]
            : [`run ${views[0]?.runId}`],
      data: {
        runs: views.map(view => ({
          runId: view.runId,
          command: view.plan.command,
          state: stateOfRun(view, context.runs),
          startedAt: view.startedAt,
          by: view.by,
          planHash: view.plan.hash,
        })),
      },
    }
  },
})
