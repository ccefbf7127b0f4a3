import type { Plan } from '../../pipeline/plan/plan.ts'
import { ledgerEvents } from '../../pipeline/tables/ledger/events.ts'
import { ledgerRuns } from '../../pipeline/tables/ledger/runs.ts'
import { int64, string, timestamp } from '../../warehouse/param.ts'
import type { Row, Step, Warehouse } from '../../warehouse/warehouse.ts'
import type { RunEvent } from '../run/run-event.ts'
import type { Ledger, LedgerRun } from './ledger.ts'

const INSERT_RUN = `INSERT INTO ${ledgerRuns.name} (run_id, request_key, command, plan_hash, plan, requested_by, created_at) VALUES (@run, @key, @command, @hash, @plan, @by, @at)`

const INSERT_EVENT = `INSERT INTO ${ledgerEvents.name} (run_id, seq, happened_at, kind, event) SELECT @run, COALESCE(MAX(seq), 0) + 1, @at, @kind, @event FROM ${ledgerEvents.name} WHERE run_id = @run`

const ONE_RUN = `SELECT * FROM ${ledgerRuns.name} WHERE run_id = @run`

const LATEST_RUNS = `SELECT * FROM ${ledgerRuns.name} ORDER BY created_at DESC, run_id DESC LIMIT @count`

const EVENTS = `SELECT event FROM ${ledgerEvents.name} WHERE run_id = @run ORDER BY seq`

/** The ledger in the warehouse itself: one file to keep, and an event is as durable as the data it speaks of. */
export function warehouseLedger(warehouse: Warehouse): Ledger {
  return {
    createRun: async (run, started) => {
      const params = {
        run: string(run.runId),
        key: string(run.requestKey),
        command: string(run.command),
        hash: string(run.plan.hash),
        plan: string(JSON.stringify(run.plan)),
        by: string(run.by),
        at: timestamp(new Date(run.createdAt)),
      }
      await warehouse.transact(`run ${run.runId}`, [
        { do: 'write', statement: { sql: INSERT_RUN, params } },
        insertEvent(run.runId, started),
      ])
    },
    append: async (runId, event) => {
      await warehouse.transact(`event ${runId}`, [insertEvent(runId, event)])
    },
    run: async runId => {
      const { rows } = await warehouse.query({ sql: ONE_RUN, params: { run: string(runId) } })
      return rows[0] && runOf(rows[0])
    },
    runs: async limit => {
      const { rows } = await warehouse.query({ sql: LATEST_RUNS, params: { count: int64(limit) } })
      return rows.map(runOf)
    },
    events: async runId => {
      const { rows } = await warehouse.query({ sql: EVENTS, params: { run: string(runId) } })
      return rows.map(row => JSON.parse(String(row.event)) as RunEvent)
    },
  }
}

const insertEvent = (runId: string, event: RunEvent): Step => ({
  do: 'write',
  statement: {
    sql: INSERT_EVENT,
    params: {
      run: string(runId),
      at: timestamp(new Date(event.at)),
      kind: string(event.kind),
      event: string(JSON.stringify(event)),
    },
  },
})

const runOf = (row: Row): LedgerRun => ({
  runId: String(row.run_id),
  requestKey: String(row.request_key),
  command: String(row.command),
  plan: JSON.parse(String(row.plan)) as Plan,
  by: String(row.requested_by),
  createdAt: String(row.created_at),
})
