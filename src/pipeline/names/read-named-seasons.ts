import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { EVER } from '../calendar.ts'
import { readSql } from '../sql/read-sql.ts'

const SQL = readSql('names/seasons')

/** The seasons whose names were settled, with how many of them mean nobody. */
export async function readNamedSeasons(
  warehouse: Warehouse,
): Promise<readonly { readonly seasonYear: number; readonly open: number }[]> {
  const { rows } = await warehouse.query({
    sql: SQL,
    params: { first: date(EVER.start), last: date(EVER.end) },
  })
  return rows.map(row => ({ seasonYear: Number(row.season_year), open: Number(row.open_names) }))
}
