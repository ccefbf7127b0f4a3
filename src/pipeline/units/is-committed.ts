import { date, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'
import type { Unit } from './unit.ts'

const COMMITTED = `SELECT unit_id FROM ${processorRunHistory.name} WHERE run_id = @run AND unit_id = @unit AND status = 'success' AND data_date BETWEEN @first AND @last LIMIT 1`

/** Whether an attempt of this run has committed the unit, by the record that is committed with the data. */
export async function isCommitted(
  warehouse: Warehouse,
  runId: string,
  { id, dates }: Unit,
): Promise<boolean> {
  const [first = '', last = first] = [dates[0], dates.at(-1)]
  const params = { run: string(runId), unit: string(id), first: date(first), last: date(last) }
  return (await warehouse.query({ sql: COMMITTED, params })).rows.length > 0
}
