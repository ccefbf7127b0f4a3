import type { Warehouse } from '../../../warehouse/warehouse.ts'
import { committedUnits } from '../../run/committed-units.ts'
import type { RunEvent } from '../../run/run-event.ts'
import { viewRun } from '../../run/run-view.ts'
import { failedUnits } from './failed-units.ts'

/**
 * The events of a run under way when only the warehouse is left: those that it has, and for each unit what the run
 * history says. A unit that had begun waits again, for its job is lost as well; if somebody still performs it, the fence
 * decides who commits.
 */
export async function rebuildEvents(
  warehouse: Warehouse,
  runId: string,
  archived: readonly RunEvent[],
): Promise<readonly RunEvent[]> {
  const known = withoutOpenBeginnings(archived)
  const view = viewRun(runId, known)
  const at = archived.at(-1)?.at ?? view.startedAt
  const since = archived.findLast(({ kind }) => kind === 'run resumed')?.at ?? view.startedAt
  const [committed, failed] = await Promise.all([
    committedUnits(warehouse, view),
    failedUnits(warehouse, view, since),
  ])
  const untold = view.units.flatMap(({ unit, state }): RunEvent[] => {
    const commit = committed.get(unit.id)
    if (commit) return state === 'committed' ? [] : [{ kind: 'unit committed', at, unit: unit.id, ...commit }]
    const failure = failed.get(unit.id)
    return failure && state === 'waiting' ? [{ ...failure, at }] : []
  })
  return [...known, ...untold, { kind: 'run rebuilt', at }]
}

function withoutOpenBeginnings(events: readonly RunEvent[]): readonly RunEvent[] {
  const lastWords = new Map<string, number>()
  for (const [n, event] of events.entries())
    if ('unit' in event && event.kind !== 'unit started') lastWords.set(event.unit, n)
  return events.filter((event, n) => event.kind !== 'unit started' || (lastWords.get(event.unit) ?? 0) > n)
}
