import type { Warehouse } from '../../warehouse/warehouse.ts'
import { gamebook } from '../tables/raw/gamebook.ts'
import { nbaPlayersRegistry } from '../tables/reference/nba-players-registry.ts'

/** A season with what is there of it. */
export type KnownSeason = {
  readonly season: string
  /** Days with a gamebook. */
  readonly days: number
  /** Rows of the registry. */
  readonly rows: number
}

const SEASONS = `
SELECT season, SUM(day_count) AS days, SUM(row_count) AS row_count
FROM (
  SELECT
    CONCAT(CAST(season_year AS STRING), '-', SUBSTR(CAST(season_year + 1 AS STRING), 3)) AS season,
    COUNT(DISTINCT game_date) AS day_count,
    0 AS row_count
  FROM ${gamebook.name}
  WHERE game_date BETWEEN DATE '1946-10-01' AND DATE '2100-12-31'
  GROUP BY season
  UNION ALL
  SELECT season, 0 AS day_count, COUNT(*) AS row_count
  FROM ${nbaPlayersRegistry.name}
  GROUP BY season
) AS found
GROUP BY season
ORDER BY season`

/** The seasons that have gamebooks or rows in the registry, oldest first. */
export async function readSeasons(warehouse: Warehouse): Promise<readonly KnownSeason[]> {
  const { rows } = await warehouse.query({ sql: SEASONS })
  return rows.map(row => ({
    season: String(row.season),
    days: Number(row.days),
    rows: Number(row.row_count),
  }))
}
