import type { FeedId } from '../../files/layout.ts'
import { int64, string } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { sourceFiles } from '../tables/reference/source-files.ts'

/** What the warehouse remembers of a Phase 1 file. */
export type KnownFile = {
  readonly path: string
  readonly version: string
  readonly hash: string
  readonly status: 'loaded' | 'superseded' | 'quarantined'
  readonly rows: number
}

/** Files of a feed and season that were looked at before, by path. */
export async function knownFiles(
  warehouse: Warehouse,
  feed: FeedId,
  seasonYear: number,
): Promise<ReadonlyMap<string, KnownFile>> {
  const { rows } = await warehouse.query({
    sql: `SELECT path, version, data_hash, status, rows_loaded FROM ${sourceFiles.name} WHERE feed = @feed AND season_year = @season_year`,
    params: { feed: string(feed), season_year: int64(seasonYear) },
  })
  return new Map(
    rows.map(row => [
      String(row.path),
      {
        path: String(row.path),
        version: String(row.version),
        hash: String(row.data_hash),
        status: row.status as KnownFile['status'],
        rows: Number(row.rows_loaded),
      },
    ]),
  )
}
