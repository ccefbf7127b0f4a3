import type { RunEvent } from '../../src/assistant/run/run-event.ts'
import { type RunView, viewRun } from '../../src/assistant/run/run-view.ts'
import { backfillPlan } from './sample-plan.ts'

export const at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 12, 0, second)).toISOString()
export const moment = (second: number): Date => new Date(at(second))

const [tdza = '', psza = '', pcf = '', pdc = '', mlfs = ''] = backfillPlan.units.map(({ id }) => id)

/** A run in which a unit fails and another one is blocked by it. */
export const events: readonly RunEvent[] = [
  { kind: 'run started', at: at(0), plan: backfillPlan, by: 'ana', pid: 1 },
  { kind: 'unit started', at: at(0), unit: tdza, attempt: 1 },
  { kind: 'unit started', at: at(0), unit: psza, attempt: 1 },
  { kind: 'unit committed', at: at(4), unit: tdza, written: 1740, failures: {}, seconds: 4 },
  {
    kind: 'unit committed',
    at: at(12),
    unit: psza,
    written: 21_240,
    failures: { INSUFFICIENT_DATA: 4135 },
    seconds: 12,
  },
  { kind: 'unit started', at: at(12), unit: pcf, attempt: 1 },
  {
    kind: 'unit failed',
    at: at(15),
    unit: pcf,
    attempt: 1,
    seconds: 3,
    error: {
      kind: 'contract',
      breach: {
        rule: 'fatigue_score must be between 0 and 100',
        rows: 3,
        examples: ['game_date 2021-11-18, player_lookup lucadoncic, fatigue_score 104'],
        dates: ['2021-11-18'],
      },
    },
  },
  { kind: 'unit started', at: at(15), unit: pdc, attempt: 1 },
  {
    kind: 'unit committed',
    at: at(16),
    unit: pdc,
    written: 268,
    failures: { INSUFFICIENT_DATA: 68 },
    seconds: 1,
  },
  { kind: 'unit blocked', at: at(16), unit: mlfs, by: pcf },
  { kind: 'run finished', at: at(16), outcome: 'failed' },
]

/** The run after so many of its events. */
export const runAfter = (count: number): RunView => viewRun('2026-01-05-a1', events.slice(0, count))
