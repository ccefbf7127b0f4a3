import { date, int64 } from '../../../warehouse/param.ts'
import type { Row, Warehouse } from '../../../warehouse/warehouse.ts'
import { seasonOf } from '../../season.ts'
import { readSql } from '../../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../../units/unit.ts'

const SQL = readSql('preflight/name-joins')

/** The rows of `preflight/name-joins.sql` between two days, both included. */
export async function readJoinRows(
  warehouse: Warehouse,
  start: string,
  end: string,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  const params = {
    start: date(start),
    end: date(end),
    season_start: date(seasonStart(seasonOf(start))),
    season_end: date(seasonEnd(seasonOf(end))),
    first_season: int64(seasonOf(start)),
    last_season: int64(seasonOf(end)),
  }
  return (await warehouse.query({ sql: SQL, params }, { signal })).rows
}
