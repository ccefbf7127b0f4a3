import type { LedgerRun } from '../src/assistant/ledger/ledger.ts'
import type { RunEvent } from '../src/assistant/run/run-event.ts'
import type { Plan } from '../src/pipeline/plan/plan.ts'
import { processors } from '../src/pipeline/processors/processors.ts'
import { type Unit, unitId } from '../src/pipeline/units/unit.ts'

const UNITS = 3334
const RUN_ID = 'lngrun'
const START = Date.UTC(2026, 0, 5, 12)
const DAY_MS = 86_400_000

/**
 * A run of 10,000 events: one unit a table and day, every second one failed at first, and the run was resumed until
 * all were committed.
 */
export function longRun(): { readonly run: LedgerRun; readonly events: readonly RunEvent[] } {
  const units = Array.from({ length: UNITS }, (_, i) => unitOf(i))
  const dates = units.flatMap(unit => unit.dates).sort()
  const [start = '', end = ''] = [dates[0], dates.at(-1)]
  const plan: Plan = {
    command: `backfill ${start}..${end} --phase all`,
    start,
    end,
    gameDays: new Set(dates).size,
    units,
    excluded: [],
    needs: [],
    estimate: { seconds: 600, rows: UNITS * 300, from: 'history' },
    code: 'bench',
    hash: 'bench',
  }
  const at = (n: number) => new Date(START + n * 100).toISOString()
  const who = { by: 'bench', pid: 1 }
  const bare: Undated[] = [
    { kind: 'run started', plan, ...who },
    ...units
      .filter((_, i) => i % 2 === 0)
      .flatMap(({ id: unit }): Undated[] => [
        { kind: 'unit started', unit, attempt: 1 },
        {
          kind: 'unit failed',
          unit,
          attempt: 1,
          error: { kind: 'broken', message: 'the file store did not answer' },
          seconds: 0.1,
        },
      ]),
    { kind: 'run resumed', ...who },
    ...units.flatMap(({ id: unit }, i): Undated[] => [
      { kind: 'unit started', unit, attempt: i % 2 === 0 ? 2 : 1 },
      { kind: 'unit committed', unit, written: 300, failures: { PLAYER_DID_NOT_PLAY: 40 }, seconds: 0.2 },
    ]),
    { kind: 'run finished', outcome: 'done' },
  ]
  const events = bare.map((event, n) => ({ ...event, at: at(n) }) as RunEvent)
  const run = {
    runId: RUN_ID,
    requestKey: 'bench',
    command: plan.command,
    plan,
    by: 'bench',
    createdAt: at(0),
  }
  return { run, events }
}

type Undated = RunEvent extends infer Event ? (Event extends RunEvent ? Omit<Event, 'at'> : never) : never

function unitOf(i: number): Unit {
  const processor = processors[i % processors.length]
  if (!processor) throw new Error('there are no processors')
  const time = Date.UTC(2021, 9, 19) + Math.floor(i / processors.length) * DAY_MS
  const dates = [new Date(time).toISOString().slice(0, 10)]
  return {
    id: unitId(processor.id, dates),
    target: processor.id,
    phase: processor.phase,
    seasonYear: 2021,
    dates,
    reasons: [{ code: 'missing', dates }],
    after: [],
  }
}
