import { randomUUID } from 'node:crypto'
import type { Ledger } from '../src/assistant/ledger/ledger.ts'
import { finishPlan } from '../src/pipeline/plan/finish-plan.ts'
import type { Unit } from '../src/pipeline/units/unit.ts'
import { addDays } from '../src/warehouse/calendar-date.ts'

/** Tables of a day, and which of the same day each waits for, as Phase 4 does. */
const tables = { psza: [], tdza: [], pcf: ['psza', 'tdza'], pdc: ['psza'], mlfs: ['pcf', 'pdc'] } as const
const FIRST_DAY = '2015-10-27'

/** Begins a run of one unit a table and day, and gives its id. */
export async function beginManyUnits(ledger: Ledger, count: number): Promise<string> {
  const runId = randomUUID().slice(0, 6)
  const units = Array.from({ length: Math.ceil(count / 5) }, (_, n) => addDays(FIRST_DAY, n)).flatMap(date =>
    Object.entries(tables).map(
      ([target, after]): Unit => ({
        id: `${target} ${date}`,
        target,
        phase: 4,
        seasonYear: 2015,
        dates: [date],
        reasons: [{ code: 'missing', dates: [date] }],
        after: after.map(other => `${other} ${date}`),
      }),
    ),
  )
  const days = new Set(units.flatMap(({ dates }) => dates))
  const [start, end] = [FIRST_DAY, addDays(FIRST_DAY, days.size - 1)]
  const plan = finishPlan({
    command: `backfill ${start}..${end}`,
    start,
    end,
    gameDays: days.size,
    units,
    excluded: [],
    needs: [],
    estimate: { seconds: 1, rows: 1, from: 'defaults' },
    code: 'bench',
  })
  const at = new Date().toISOString()
  const run = { runId, requestKey: runId, command: plan.command, plan, by: 'bench', createdAt: at }
  await ledger.createRun(run, { kind: 'run started', at, plan, by: 'bench', pid: process.pid, lane: 'bulk' })
  return runId
}
