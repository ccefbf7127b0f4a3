import { precomputeFailures } from '../../pipeline/tables/reference/precompute-failures.ts'
import { processorRunHistory } from '../../pipeline/tables/reference/processor-run-history.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { date, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import type { RunEvent } from './run-event.ts'
import type { RunView } from './run-view.ts'

export type CommittedUnit = Pick<
  Extract<RunEvent, { kind: 'unit committed' }>,
  'written' | 'failures' | 'seconds'
>

const COMMITTED = `
SELECT unit_id, SUM(records_processed) AS written, MAX(duration_seconds) AS seconds
FROM ${processorRunHistory.name}
WHERE run_id = @run AND status = 'success' AND data_date BETWEEN @first AND @last
GROUP BY unit_id`

const FAILURES = `
SELECT h.unit_id, f.failure_category, COUNT(*) AS entities
FROM ${processorRunHistory.name} AS h
JOIN ${precomputeFailures.name} AS f
  ON f.processor_name = h.processor_name AND f.analysis_date = h.data_date AND f.run_id = h.run_id
WHERE
  h.run_id = @run
  AND h.status = 'success'
  AND h.data_date BETWEEN @first AND @last
  AND f.analysis_date BETWEEN @first AND @last
GROUP BY h.unit_id, f.failure_category`

/**
 * Units of a run that are committed, by the record that was committed with their data. The ledger's own event may be
 * missing: a process can die between the two.
 */
export async function committedUnits(
  warehouse: Warehouse,
  view: RunView,
): Promise<ReadonlyMap<string, CommittedUnit>> {
  const days = view.plan.units.flatMap(({ dates }) => dates).sort()
  const params = {
    run: string(view.runId),
    first: date(days[0] ?? view.plan.start),
    last: date(days.at(-1) ?? view.plan.end),
  }
  const [committed, failures] = await Promise.all([
    warehouse.query({ sql: COMMITTED, params }),
    warehouse.query({ sql: FAILURES, params }),
  ])
  const units = new Map<string, CommittedUnit>()
  for (const { state, unit, written, failures: known, seconds = 0 } of view.units) {
    if (state === 'committed') units.set(unit.id, { written, failures: known, seconds })
  }
  const failuresOf = groupBy(failures.rows, ({ unit_id }) => String(unit_id))
  for (const row of committed.rows) {
    const own = failuresOf.get(String(row.unit_id)) ?? []
    units.set(String(row.unit_id), {
      written: Number(row.written),
      seconds: Number(row.seconds),
      failures: Object.fromEntries(
        own.map(failure => [String(failure.failure_category), Number(failure.entities)]),
      ),
    })
  }
  return units
}
