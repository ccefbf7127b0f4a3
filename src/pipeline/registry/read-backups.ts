import type { Warehouse } from '../../warehouse/warehouse.ts'
import { registryBackups } from '../tables/reference/registry-backups.ts'

/** A season's rows as they were before something took their place. */
export type Backup = {
  readonly id: string
  readonly season: string
  readonly rows: number
  readonly at: string
  readonly by: string
  readonly because: string
  readonly replacedBy: number
}

const BACKUPS = `
SELECT
  backup_id, season, COUNT(*) AS row_count, MAX(backed_up_at) AS made_at, MAX(backed_up_by) AS who, MAX(because) AS because,
  MAX(replaced_by) AS replaced_by
FROM ${registryBackups.name}
GROUP BY backup_id, season
ORDER BY made_at DESC, backup_id, season`

/** Every backup, the newest first. */
export async function readBackups(warehouse: Warehouse): Promise<readonly Backup[]> {
  const { rows } = await warehouse.query({ sql: BACKUPS })
  return rows.map(row => ({
    id: String(row.backup_id),
    season: String(row.season),
    rows: Number(row.row_count),
    at: String(row.made_at),
    by: String(row.who),
    because: String(row.because),
    replacedBy: Number(row.replaced_by),
  }))
}
