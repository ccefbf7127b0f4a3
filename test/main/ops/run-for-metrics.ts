import type { RunEvent } from '../../../src/assistant/run/run-event.ts'
import { type RunView, viewRun } from '../../../src/assistant/run/run-view.ts'
import type { Plan } from '../../../src/pipeline/plan/plan.ts'

const at = '2021-11-30T12:00:00.000Z'

/** A run of some units of PSZA and one of PDC. */
export const startOfRun: RunEvent = {
  kind: 'run started',
  at,
  by: 'ana',
  pid: 4711,
  lane: 'daily',
  plan: {
    command: 'backfill 2021-11-02..2021-11-04',
    start: '2021-11-02',
    end: '2021-11-04',
    gameDays: 3,
    units: ['psza 2021-11-02', 'psza 2021-11-03', 'psza 2021-11-04', 'pdc 2021-11-02'].map(id => ({
      id,
      target: id.split(' ')[0] ?? '',
      phase: 4,
      seasonYear: 2021,
      dates: [id.split(' ')[1] ?? ''],
      reasons: [],
      after: [],
    })),
    excluded: [],
    needs: [],
    estimate: { seconds: 1, rows: 1, from: 'defaults' },
    code: 'c',
    hash: 'f00d',
  } satisfies Plan,
}

export const viewOf = (...events: readonly RunEvent[]): RunView => viewRun('k7m2xq', [startOfRun, ...events])
