import type { Ledger } from '../../src/assistant/ledger/ledger.ts'
import type { Capped, Duration, ReportRun } from '../../src/assistant/report/report-data.ts'
import type { ActiveRuns } from '../../src/assistant/run/active-runs.ts'
import { runPace } from '../../src/assistant/run/run-pace.ts'
import { type RunView, viewRun } from '../../src/assistant/run/run-view.ts'
import type { CalendarDate } from '../../src/warehouse/calendar-date.ts'
import { groupBy } from '../../src/warehouse/group-by.ts'
import { stateOfRun } from '../state-of-run.ts'

/** Runs that are looked through, newest first, and those of them that a page shows. */
const LOOKED_AT = 500
const SHOWN = 25

/**
 * The runs whose plan has a unit on a day of the range, and what they spent on which table, from the events: the ledger
 * knows when a unit ended, its own transaction cannot.
 */
export async function readRuns(
  ledger: Ledger,
  active: ActiveRuns,
  start: CalendarDate,
  end: CalendarDate,
): Promise<{ readonly runs: Capped<ReportRun>; readonly durations: readonly Duration[] }> {
  const touches = (dates: readonly CalendarDate[]) => dates.some(day => day >= start && day <= end)
  const runs = (await ledger.runs(LOOKED_AT)).filter(({ plan }) =>
    plan.units.some(({ dates }) => touches(dates)),
  )
  const views = await Promise.all(
    runs.slice(0, SHOWN).map(async ({ runId }) => viewRun(runId, await ledger.events(runId))),
  )
  return {
    runs: { shown: views.map(view => showRun(view, active)), total: runs.length },
    durations: views.flatMap(view => durationsOf(view, touches)),
  }
}

function showRun(view: RunView, active: ActiveRuns): ReportRun {
  const units = view.units.filter(({ state }) => state !== 'split')
  return {
    runId: view.runId,
    by: view.by,
    command: view.plan.command,
    state: stateOfRun(view, active),
    startedAt: view.startedAt,
    busySeconds: runPace(view, new Date(view.lastAt)).elapsed,
    committed: units.filter(({ state }) => state === 'committed').length,
    units: units.length,
  }
}

function durationsOf(
  view: RunView,
  touches: (dates: readonly CalendarDate[]) => boolean,
): readonly Duration[] {
  const timed = view.units.filter(
    ({ seconds, state, unit }) => seconds !== undefined && state !== 'split' && touches(unit.dates),
  )
  return [...groupBy(timed, ({ unit }) => unit.target)].map(([target, units]) => ({
    runId: view.runId,
    startedAt: view.startedAt,
    target,
    seconds: units.reduce((sum, { seconds = 0 }) => sum + seconds, 0),
    days: units.reduce((sum, { unit }) => sum + unit.dates.length, 0),
    rows: units.reduce((sum, { written }) => sum + written, 0),
    failedUnits: units.filter(({ state }) => state === 'failed').length,
  }))
}
