import { int64, string, timestamp } from '../../../warehouse/param.ts'
import type { Statement, Warehouse } from '../../../warehouse/warehouse.ts'
import { ledgerLeases } from '../../tables/ledger/leases.ts'
import { type Check, type CheckOutcome, pass } from '../check.ts'
import { IN_MEMORY, type Machine } from '../machine.ts'

const SCRATCH = `INSERT INTO ${ledgerLeases.name} (unit_key, token, holder, touched, claimed_at) VALUES (@key, @token, 'preflight', 0, @now)`
const FIND = `SELECT COUNT(*) AS found FROM ${ledgerLeases.name} WHERE unit_key = @key HAVING COUNT(*) > 0`

/** A row is written, seen, and taken back by refusing the transaction, so that nothing of it is ever committed. */
export const warehouseCheck: Check<Machine> = {
  id: 'warehouse',
  phase: 'infrastructure',
  says: 'the warehouse opens, answers and takes writes',
  quick: true,
  run: async machine => {
    const warehouse = await machine.open()
    if (warehouse.place === IN_MEMORY) return pass('no warehouse yet; the first ingest or backfill makes it')
    // What is missing is told by the check of the tables.
    const hasLeases = (await warehouse.describeTables([ledgerLeases])).size > 0
    if (!hasLeases) return pass(`${warehouse.place} opens and answers; there is no table yet for a trial row`)
    return tryWrite(warehouse, `preflight ${machine.newId()}`, machine)
  },
}

async function tryWrite(warehouse: Warehouse, key: string, { now, signal }: Machine): Promise<CheckOutcome> {
  const find: Statement = { sql: FIND, params: { key: string(key) } }
  const outcome = await warehouse.transact(
    key,
    [
      {
        do: 'write',
        statement: { sql: SCRATCH, params: { key: string(key), token: int64(1), now: timestamp(now) } },
      },
      { do: 'refuse if', name: 'seen', statement: find },
    ],
    { signal },
  )
  const trouble = { kind: 'fail', numbers: {}, examples: [], mend: [] } as const
  if (outcome.committed) {
    return {
      ...trouble,
      says: `${warehouse.place} took a row and could not find it again`,
      costs: 'units would be told as written that are not there',
    }
  }
  const left = await warehouse.query(find, { signal })
  if (left.rows.length > 0) {
    return {
      ...trouble,
      says: `${warehouse.place} kept a row whose transaction was refused (${ledgerLeases.name}, ${key})`,
      costs: 'a unit that breaks off would leave half of its rows',
    }
  }
  return pass(`${warehouse.place} took a row and gave it back`)
}
