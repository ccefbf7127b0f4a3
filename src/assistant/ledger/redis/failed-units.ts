import { processorRunHistory } from '../../../pipeline/tables/reference/processor-run-history.ts'
import { date, string, timestamp } from '../../../warehouse/param.ts'
import type { Warehouse } from '../../../warehouse/warehouse.ts'
import type { RunEvent } from '../../run/run-event.ts'
import type { RunView } from '../../run/run-view.ts'

type FailedUnit = Omit<Extract<RunEvent, { kind: 'unit failed' }>, 'at'>

const FAILED = `
SELECT unit_id, retry_attempt, MAX(errors) AS error, MAX(duration_seconds) AS seconds
FROM ${processorRunHistory.name}
WHERE run_id = @run AND status = 'failed' AND data_date BETWEEN @first AND @last AND processed_at >= @since
GROUP BY unit_id, retry_attempt
ORDER BY unit_id, retry_attempt`

/** Units of a run whose attempts failed since an instant, by the run history; the last attempt of each. */
export async function failedUnits(
  warehouse: Warehouse,
  view: RunView,
  since: string,
): Promise<ReadonlyMap<string, FailedUnit>> {
  const days = view.plan.units.flatMap(({ dates }) => dates).sort()
  const { rows } = await warehouse.query({
    sql: FAILED,
    params: {
      run: string(view.runId),
      first: date(days[0] ?? view.plan.start),
      last: date(days.at(-1) ?? view.plan.end),
      since: timestamp(new Date(since)),
    },
  })
  return new Map(
    rows.map(row => [
      String(row.unit_id),
      {
        kind: 'unit failed',
        unit: String(row.unit_id),
        attempt: Number(row.retry_attempt),
        error: { kind: 'broken', message: String(row.error) },
        seconds: Number(row.seconds),
      },
    ]),
  )
}
