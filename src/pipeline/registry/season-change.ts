import { date, int64, string } from '../../warehouse/param.ts'
import type { Param, Row, Warehouse } from '../../warehouse/warehouse.ts'
import { seasonText } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

/** Every row that the season's gamebooks make or that is there, with what would change. */
export const SEASON_ROWS = readSql('registry/season')

export const seasonParams = (seasonYear: number): Readonly<Record<string, Param>> => ({
  season_year: int64(seasonYear),
  season: string(seasonText(seasonYear)),
  first: date(seasonStart(seasonYear)),
  last: date(seasonEnd(seasonYear)),
})

/** A row of the registry, new or old. */
export type RegistryRow = {
  readonly id: string
  readonly lookup: string
  readonly name: string
  readonly team: string
}

/** What the gamebooks of a season say beside what its registry holds. */
export type SeasonChange = {
  readonly seasonYear: number
  /** Rows that the gamebooks make. */
  readonly coming: number
  /** Rows that are there. */
  readonly present: number
  readonly fresh: readonly RegistryRow[]
  readonly changed: readonly RegistryRow[]
  readonly gone: readonly RegistryRow[]
}

/** Reads what a build of the season would do; nothing is written. */
export async function readSeasonChange(warehouse: Warehouse, seasonYear: number): Promise<SeasonChange> {
  const { rows } = await warehouse.query({
    sql: `SELECT universal_player_id, player_lookup, player_name, team_abbr, change FROM (${SEASON_ROWS}) AS season_rows ORDER BY player_lookup, team_abbr`,
    params: seasonParams(seasonYear),
  })
  const of = (change: string): readonly RegistryRow[] =>
    rows.filter(row => row.change === change).map(registryRow)
  const [fresh, changed, gone] = [of('new'), of('changed'), of('gone')]
  return {
    seasonYear,
    coming: rows.length - gone.length,
    present: rows.length - fresh.length,
    fresh,
    changed,
    gone,
  }
}

const registryRow = (row: Row): RegistryRow => ({
  id: String(row.universal_player_id),
  lookup: String(row.player_lookup),
  name: String(row.player_name),
  team: String(row.team_abbr),
})
