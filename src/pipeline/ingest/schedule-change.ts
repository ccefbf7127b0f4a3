import { date, int64 } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { fileColumns } from '../feeds/feed.ts'
import { schedule } from '../tables/raw/schedule.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

/**
 * A new snapshot of the schedule changes few games, and everything downstream hangs on it: only games whose row differs
 * are replaced, so only their days count as changed. Games that a snapshot no longer has are removed.
 */
export async function scheduleChange(
  warehouse: Warehouse,
  seasonYear: number,
  rows: readonly Row[],
): Promise<{
  readonly rows: readonly Row[]
  readonly gameIds: readonly string[]
  readonly dates: readonly string[]
}> {
  const stored = await warehouse.query({
    sql: `SELECT * FROM ${schedule.name} WHERE game_date BETWEEN @first AND @last AND season_year = @season_year`,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
    },
  })
  const before = new Map(stored.rows.map(row => [String(row.game_id), row]))
  const after = new Map(rows.map(row => [String(row.game_id), row]))
  const changed = [...after].filter(([id, row]) => contentOf(before.get(id)) !== contentOf(row))
  const gone = [...before].filter(([id]) => !after.has(id))
  const touched = [...changed, ...gone].flatMap(([id, row]) => [row, before.get(id)])
  return {
    rows: changed.map(([, row]) => row),
    gameIds: [...changed, ...gone].map(([id]) => id),
    dates: [...new Set(touched.flatMap(row => (row ? [String(row.game_date)] : [])))].sort(),
  }
}

const content = Object.keys(schedule.columns).filter(name => !fileColumns.some(column => column === name))

const contentOf = (row: Row | undefined): string => JSON.stringify(content.map(name => row?.[name] ?? null))
