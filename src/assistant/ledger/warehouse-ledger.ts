import type { Plan } from '../../pipeline/plan/plan.ts'
import { ledgerEvents } from '../../pipeline/tables/ledger/events.ts'
import { ledgerRuns } from '../../pipeline/tables/ledger/runs.ts'
import { int64, string, timestamp } from '../../warehouse/param.ts'
import type { Row, Statement, Step, Warehouse } from '../../warehouse/warehouse.ts'
import type { RunEvent } from '../run/run-event.ts'
import type { Ledger, LedgerRun } from './ledger.ts'

const INSERT_RUN = `INSERT INTO ${ledgerRuns.name} (run_id, request_key, command, plan_hash, plan, requested_by, created_at) VALUES (@run, @key, @command, @hash, @plan, @by, @at)`

const INSERT_EVENT = `INSERT INTO ${ledgerEvents.name} (run_id, seq, happened_at, kind, event) VALUES (@run, @seq, @at, @kind, @event)`

/** Inside the transaction, after its inserts: somebody wrote what the writer has not read. */
const MOVED = `SELECT events FROM (SELECT COUNT(*) AS events FROM ${ledgerEvents.name} WHERE run_id = @run) AS counted WHERE events <> @expected`

const ONE_RUN = `SELECT * FROM ${ledgerRuns.name} WHERE run_id = @run`

const LATEST_RUNS = `SELECT * FROM ${ledgerRuns.name} ORDER BY created_at DESC, run_id DESC LIMIT @count`

const EVENTS = `SELECT event FROM ${ledgerEvents.name} WHERE run_id = @run AND seq > @after ORDER BY seq`

/** Events that begin, end or take up a run; their number changes whenever the runs under way do. */
const TURNS = `SELECT run_id, kind, seq, happened_at FROM ${ledgerEvents.name} WHERE kind IN ('run started', 'run resumed', 'run finished')`

const MARK = `SELECT COUNT(*) AS turns FROM (${TURNS}) AS turns`

const STANDING = `
SELECT run_id
FROM (${TURNS}) AS turns
GROUP BY run_id
HAVING MAX(IF(kind = 'run finished', seq, 0)) < MAX(IF(kind = 'run finished', 0, seq))
ORDER BY MIN(happened_at), run_id`

/** What the ledgers of one warehouse share: whose turn it is to write, and who listens. */
type Desk = { turn: Promise<unknown>; readonly listeners: Set<(runId: string) => void> }

const desks = new WeakMap<Warehouse, Desk>()

/**
 * The ledger in the warehouse itself: one file to keep, and an event is as durable as the data it speaks of. One process
 * owns the file, so its writers only have to wait for each other.
 */
export function warehouseLedger(warehouse: Warehouse): Ledger {
  const desk = desks.get(warehouse) ?? { turn: Promise.resolve(), listeners: new Set() }
  desks.set(warehouse, desk)
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = desk.turn.then(work)
    desk.turn = result.catch(() => undefined)
    return result
  }
  const write = async (runId: string, id: string, steps: readonly Step[]): Promise<boolean> => {
    const { committed } = await inTurn(() => warehouse.transact(id, steps))
    if (committed) for (const listener of desk.listeners) listener(runId)
    return committed
  }
  const rows = async (statement: Statement): Promise<readonly Row[]> =>
    (await warehouse.query(statement)).rows
  return {
    createRun: (run, started, mark) =>
      write(run.runId, `run ${run.runId}`, [
        ...(mark === undefined ? [] : [refuseUnless(mark)]),
        insertRun(run),
        insertEvent(run.runId, started, 1),
      ]),
    append: (runId, events, after) =>
      write(runId, `events ${runId} ${after}`, [
        ...events.map((event, n) => insertEvent(runId, event, after + n + 1)),
        refuseIfMoved(runId, after + events.length),
      ]),
    run: async runId => {
      const [row] = await rows({ sql: ONE_RUN, params: { run: string(runId) } })
      return row && runOf(row)
    },
    runs: async limit => (await rows({ sql: LATEST_RUNS, params: { count: int64(limit) } })).map(runOf),
    events: async (runId, after = 0) => {
      const found = await rows({ sql: EVENTS, params: { run: string(runId), after: int64(after) } })
      return found.map(row => JSON.parse(String(row.event)) as RunEvent)
    },
    standing: async () => {
      // The mark first: what changes between the two makes it old, and not the list.
      const [marked] = await rows({ sql: MARK })
      const runIds = (await rows({ sql: STANDING })).map(row => String(row.run_id))
      return { runIds, mark: String(marked?.turns) }
    },
    onAppend: listener => {
      desk.listeners.add(listener)
      return () => desk.listeners.delete(listener)
    },
    // One transaction each: there is nothing between done and not begun.
    mend: async () => undefined,
  }
}

const refuseUnless = (mark: string): Step => ({
  do: 'refuse if',
  name: 'moved',
  statement: {
    sql: `SELECT turns FROM (${MARK}) AS marked WHERE turns <> @mark`,
    params: { mark: int64(Number(mark)) },
  },
})

const refuseIfMoved = (runId: string, expected: number): Step => ({
  do: 'refuse if',
  name: 'moved',
  statement: { sql: MOVED, params: { run: string(runId), expected: int64(expected) } },
})

const insertRun = (run: LedgerRun): Step => ({
  do: 'write',
  statement: {
    sql: INSERT_RUN,
    params: {
      run: string(run.runId),
      key: string(run.requestKey),
      command: string(run.command),
      hash: string(run.plan.hash),
      plan: string(JSON.stringify(run.plan)),
      by: string(run.by),
      at: timestamp(new Date(run.createdAt)),
    },
  },
})

const insertEvent = (runId: string, event: RunEvent, seq: number): Step => ({
  do: 'write',
  statement: {
    sql: INSERT_EVENT,
    params: {
      run: string(runId),
      seq: int64(seq),
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
