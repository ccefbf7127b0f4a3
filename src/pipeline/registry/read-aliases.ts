import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { playerAliases } from '../tables/reference/player-aliases.ts'

const ALIASES = `SELECT * FROM ${playerAliases.name} ORDER BY alias_lookup, created_at, decision_id`

/** Every alias as it is stored, those that were taken back included. */
export const readAliases = async (warehouse: Warehouse): Promise<readonly Row[]> =>
  (await warehouse.query({ sql: ALIASES })).rows
