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
  const known = archived.filter(
    (event, n) => event.kind !== 'unit started' || hasEnd(archived, n, event.unit),
  )
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

const hasEnd = (events: readonly RunEvent[], start: number, unit: string): boolean =>
  events
    .slice(start + 1)
    .some(event => 'unit' in event && event.unit === unit && event.kind !== 'unit started')
