import { date, string } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { nameDecisions } from '../tables/reference/name-decisions.ts'
import { processorRunHistory } from '../tables/reference/processor-run-history.ts'

const BUILDS = `
SELECT processed_at, season_year, formula, records_processed, triggered_by, run_id, status, errors
FROM ${processorRunHistory.name}
WHERE processor_name = 'registry' AND data_date BETWEEN @first AND @last
ORDER BY processed_at DESC, run_id, season_year`

const DECISIONS = `SELECT * FROM ${nameDecisions.name} ORDER BY decided_at DESC, decision_id DESC`

const DECISIONS_OF = `
SELECT *
FROM ${nameDecisions.name}
WHERE raw_lookup = @lookup OR player_lookup = @lookup
ORDER BY decided_at DESC, decision_id DESC`

/** Every build, replacement and undo of the registry that wrote something, the newest first. */
export const readBuilds = async (warehouse: Warehouse): Promise<readonly Row[]> =>
  (
    await warehouse.query({
      sql: BUILDS,
      params: { first: date('1946-10-01'), last: date('2100-12-31') },
    })
  ).rows

/** Decisions, the newest first: all, or those on a spelling or a player. */
export const readDecisions = async (warehouse: Warehouse, lookup?: string): Promise<readonly Row[]> =>
  (
    await warehouse.query(
      lookup === undefined ? { sql: DECISIONS } : { sql: DECISIONS_OF, params: { lookup: string(lookup) } },
    )
  ).rows
