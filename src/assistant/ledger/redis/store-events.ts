import { ledgerEvents } from '../../../pipeline/tables/ledger/events.ts'
import { ledgerRuns } from '../../../pipeline/tables/ledger/runs.ts'
import { string } from '../../../warehouse/param.ts'
import type { Step, Warehouse } from '../../../warehouse/warehouse.ts'
import type { RunEvent } from '../../run/run-event.ts'
import type { LedgerRun } from '../ledger.ts'

const EVENT_COLUMNS = Object.keys(ledgerEvents.columns).join(', ')
const RUN_COLUMNS = Object.keys(ledgerRuns.columns).join(', ')

const NEW_RUN = `INSERT INTO ${ledgerRuns.name} (${RUN_COLUMNS}) SELECT ${RUN_COLUMNS} FROM archived_run WHERE run_id NOT IN (SELECT run_id FROM ${ledgerRuns.name} WHERE run_id = @run)`

/** Of two who write the same run at once one has to wait, so that no event is doubled. */
const TOUCH = `UPDATE ${ledgerRuns.name} SET requested_by = requested_by WHERE run_id = @run`

const FORGET = `DELETE FROM ${ledgerEvents.name} WHERE run_id = @run`

const NEW_EVENTS = `INSERT INTO ${ledgerEvents.name} (${EVENT_COLUMNS}) SELECT ${EVENT_COLUMNS} FROM archived_events WHERE seq > (SELECT COALESCE(MAX(seq), 0) FROM ${ledgerEvents.name} WHERE run_id = @run)`

/**
 * Writes events of a run, those after the first `from`, into the warehouse; with 0 the run itself, too. What is there
 * already stays; `anew` replaces all of it.
 */
export async function storeEvents(
  warehouse: Warehouse,
  run: LedgerRun,
  events: readonly RunEvent[],
  from: number,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<void> {
  const write = (sql: string): Step => ({
    do: 'write',
    statement: { sql, params: { run: string(run.runId) } },
  })
  await warehouse.transact(`archive ${run.runId} ${from} ${from + events.length}${anew ? ' anew' : ''}`, [
    {
      do: 'load',
      as: 'archived_run',
      columns: ledgerRuns.columns,
      rows: [
        {
          run_id: run.runId,
          request_key: run.requestKey,
          command: run.command,
          plan_hash: run.plan.hash,
          plan: JSON.stringify(run.plan),
          requested_by: run.by,
          created_at: run.createdAt,
        },
      ],
    },
    {
      do: 'load',
      as: 'archived_events',
      columns: ledgerEvents.columns,
      rows: events.map((event, n) => ({
        run_id: run.runId,
        seq: from + n + 1,
        happened_at: event.at,
        kind: event.kind,
        event: JSON.stringify(event),
      })),
    },
    write(NEW_RUN),
    write(TOUCH),
    ...(anew ? [write(FORGET)] : []),
    write(NEW_EVENTS),
  ])
}
