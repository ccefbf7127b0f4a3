import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { EVER } from '../calendar.ts'
import { readSql } from '../sql/read-sql.ts'

/** When something was last recorded, and for which day. */
export type Newest = { readonly at: string; readonly day: string; readonly count: number }

const SQL = readSql('why/newest')

/** The newest commit of any table, and the newest file that was looked at; undefined where there is none. */
export async function readNewest(
  warehouse: Warehouse,
): Promise<{ readonly commit?: Newest; readonly file?: Newest }> {
  const params = { first: date(EVER.start), last: date(EVER.end) }
  const { rows } = await warehouse.query({ sql: SQL, params })
  const of = (what: string): Newest | undefined => {
    const row = rows.find(each => each.what === what)
    if (!row || row.happened_at === null) return undefined
    return { at: String(row.happened_at), day: String(row.day), count: Number(row.row_count) }
  }
  const [commit, file] = [of('commit'), of('file')]
  return { ...(commit ? { commit } : {}), ...(file ? { file } : {}) }
}
