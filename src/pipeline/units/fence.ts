import { int64, string, timestamp } from '../../warehouse/param.ts'
import type { Step, Warehouse } from '../../warehouse/warehouse.ts'
import { ledgerLeases } from '../tables/ledger/leases.ts'

/** The right to commit a unit. Whoever claims later gets a higher token and makes every earlier one worthless. */
export type Fence = { readonly key: string; readonly token: number }

export const FENCE_LOST = 'fence'

/** Takes the unit over, whoever held it before. A RetryError says that the holder is committing at this moment. */
export async function claim(warehouse: Warehouse, key: string, holder: string, now: Date): Promise<Fence> {
  const params = { key: string(key), holder: string(holder), now: timestamp(now) }
  const outcome = await warehouse.transact(`claim ${key}`, [
    { do: 'write', statement: { sql: TOUCH, params } },
    {
      do: 'write',
      statement: {
        sql: `INSERT INTO ${ledgerLeases.name} (unit_key, token, holder, touched, claimed_at) SELECT @key, COALESCE(MAX(token), 0) + 1, @holder, 0, @now FROM ${ledgerLeases.name} WHERE unit_key = @key`,
        params,
      },
    },
    { do: 'read', name: 'token', statement: { sql: LATEST, params } },
  ])
  return { key, token: Number(outcome.reads.token?.[0]?.token) }
}

/** The value must really change: DuckDB drops an update that changes nothing, and with it the conflict. */
const TOUCH = `UPDATE ${ledgerLeases.name} SET touched = touched + 1 WHERE unit_key = @key`

const LATEST = `SELECT MAX(token) AS token FROM ${ledgerLeases.name} WHERE unit_key = @key`

/** A first claim finds no lease to touch, so of two at the same moment both get the first token: then it is nobody's. */
const NOT_OURS = `
SELECT token
FROM (
  SELECT MAX(token) AS token, COUNTIF(token = @token) AS claims
  FROM ${ledgerLeases.name}
  WHERE unit_key = @key
) AS latest
WHERE token IS NULL OR token <> @token OR claims <> 1`

/**
 * Inside the unit's transaction, before its first write: touching the unit's leases makes a claim at the same moment
 * conflict, and a token that is lost or not ours alone refuses the commit.
 */
export const holdFence = ({ key, token }: Fence): readonly Step[] => {
  const params = { key: string(key), token: int64(token) }
  return [
    { do: 'write', statement: { sql: TOUCH, params } },
    { do: 'refuse if', name: FENCE_LOST, statement: { sql: NOT_OURS, params } },
  ]
}
