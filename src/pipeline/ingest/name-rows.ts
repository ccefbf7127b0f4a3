import { resolveSeason } from '../../registry/resolve-season.ts'
import type { SeasonNames } from '../../registry/season-names.ts'
import { unresolvedLookup } from '../../registry/unresolved-lookup.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import { date, int64 } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { resolvedNames } from '../tables/reference/resolved-names.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

const content = Object.keys(resolvedNames.columns).filter(name => name !== 'processed_at')

const STORED = `SELECT ${content.join(', ')} FROM ${resolvedNames.name} WHERE season_year = @season_year AND game_date BETWEEN @first AND @last`

/** How the names of a season come out now: rows of `resolved_names` but for the time. */
export const nameRows = (names: SeasonNames): readonly Row[] =>
  resolveSeason(names).map(resolution => ({
    source: resolution.source,
    season_year: names.seasonYear,
    game_id: resolution.gameId,
    game_date: resolution.date,
    team_abbr: resolution.team,
    raw_name: resolution.rawName,
    raw_lookup: resolution.rawLookup,
    list_position: resolution.position,
    player_lookup:
      resolution.playerLookup ?? unresolvedLookup(resolution.team, resolution.rawLookup, resolution.position),
    player_name: resolution.playerName,
    rule: resolution.rule,
    candidates: resolution.candidates,
  }))

/** How they came out when they were last settled. */
export async function readStoredNames(warehouse: Warehouse, seasonYear: number): Promise<readonly Row[]> {
  const { rows } = await warehouse.query({
    sql: STORED,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
    },
  })
  return rows
}

/** A row's content in one text; two rows that say the same have the same. */
export const printedRow = (row: Row): string => JSON.stringify(content.map(name => row[name] ?? null))

/** The days on which something comes out differently, sorted. */
export function changedDates(now: readonly Row[], before: readonly Row[]): readonly string[] {
  const printed = (rows: readonly Row[]) =>
    new Map(
      [...groupBy(rows, row => String(row.game_date))].map(([day, group]) => [
        day,
        group.map(printedRow).sort().join('\n'),
      ]),
    )
  const [after, earlier] = [printed(now), printed(before)]
  const days = new Set([...after.keys(), ...earlier.keys()])
  return [...days].filter(day => after.get(day) !== earlier.get(day)).sort()
}
