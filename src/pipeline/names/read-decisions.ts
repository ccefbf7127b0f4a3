import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'
import { decisionOf } from './decision-row.ts'
import type { NameDecision } from './name-decision.ts'

const SQL = readSql('names/decisions')

/** Everything that was ever decided of names, in order. */
export const readDecisions = async (warehouse: Warehouse): Promise<readonly NameDecision[]> =>
  (await warehouse.query({ sql: SQL })).rows.map(decisionOf)
