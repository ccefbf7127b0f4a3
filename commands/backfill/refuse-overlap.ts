import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import type { ActiveRun } from '../../src/assistant/run/active-runs.ts'
import { formatCount } from '../../src/assistant/words/format-count.ts'
import { printDates } from '../../src/assistant/words/print-dates.ts'
import type { Plan } from '../../src/pipeline/plan/plan.ts'

/** Two runs must not make the same table day at once: the second is told whose the first is, and offered to watch it. */
export function refuseOverlap(plan: Plan, runs: readonly ActiveRun[]): Refusal | undefined {
  const wanted = new Map<string, Set<string>>()
  for (const { target, dates } of plan.units) {
    wanted.set(target, new Set([...(wanted.get(target) ?? []), ...dates]))
  }
  for (const run of runs) {
    const view = run.view()
    const shared = view.units
      .filter(({ state }) => state === 'waiting' || state === 'running')
      .flatMap(({ unit }) =>
        unit.dates
          .filter(date => wanted.get(unit.target)?.has(date))
          .map(date => ({ target: unit.target, date })),
      )
    if (shared.length === 0) continue
    const tables = [...new Set(shared.map(({ target }) => target))].join(', ')
    return refuse(
      'overlap',
      `Run ${view.runId} of ${view.by} (${view.plan.command}) is making ${formatCount(shared.length)} of the same table days: ${tables} on ${printDates(shared.map(({ date }) => date))}.`,
      `watch ${view.runId}`,
      `cancel ${view.runId}`,
    )
  }
  return undefined
}
