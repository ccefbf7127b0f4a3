import type { RunView } from '../src/assistant/run/run-view.ts'
import { processorRunHistory } from '../src/pipeline/tables/reference/processor-run-history.ts'
import { string } from '../src/warehouse/param.ts'
import type { Warehouse } from '../src/warehouse/warehouse.ts'

/**
 * Units of a run that are committed, by the record that was committed with their data. The ledger's own event may be
 * missing: a process can die between the two.
 */
export async function committedUnits(warehouse: Warehouse, view: RunView): Promise<readonly string[]> {
  const { rows } = await warehouse.query({
    sql: `SELECT DISTINCT unit_id FROM ${processorRunHistory.name} WHERE run_id = @run AND status = 'success' AND data_date BETWEEN @first AND @last`,
    params: {
      run: string(view.runId),
      first: { type: 'DATE', value: '1946-10-01' },
      last: { type: 'DATE', value: '9999-09-30' },
    },
  })
  const recorded = rows.map(row => String(row.unit_id))
  const told = view.units.filter(({ state }) => state === 'committed').map(({ unit }) => unit.id)
  return [...new Set([...recorded, ...told])]
}
