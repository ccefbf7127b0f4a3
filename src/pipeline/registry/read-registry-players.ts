import { lookupOf } from '../../registry/lookup-of.ts'
import { spellingOf } from '../../registry/spelling.ts'
import { groupBy } from '../../warehouse/group-by.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { seasonYearOf } from '../season.ts'
import { nbaPlayersRegistry } from '../tables/reference/nba-players-registry.ts'
import { playerAliases } from '../tables/reference/player-aliases.ts'
import { type KnownPlayer, readSeasonPlayers } from '../why/season-names.ts'

/** A player of the registry with every spelling of him that any source of his seasons, or an alias, has. */
export type RegistryPlayer = KnownPlayer & {
  readonly ids: readonly string[]
  /** Oldest first. */
  readonly stints: readonly { readonly season: string; readonly team: string }[]
}

const ROWS = `
SELECT universal_player_id, player_lookup, player_name, team_abbr, season
FROM ${nbaPlayersRegistry.name}
ORDER BY player_lookup, season, first_game_date, team_abbr`

const ALIASES = `SELECT alias_display, alias_lookup, nba_canonical_lookup FROM ${playerAliases.name} WHERE is_active`

/** Everybody in the registry, by lookup. */
export async function readRegistryPlayers(warehouse: Warehouse): Promise<readonly RegistryPlayer[]> {
  const [{ rows }, aliases] = await Promise.all([
    warehouse.query({ sql: ROWS }),
    warehouse.query({ sql: ALIASES }),
  ])
  const seasons = [...new Set(rows.map(row => String(row.season)))].sort()
  const known = await Promise.all(
    seasons.map(season => readSeasonPlayers(warehouse, seasonYearOf(season) ?? 0)),
  )
  const spelled = groupBy(known.flat(), ({ lookup }) => lookup)
  const tied = groupBy(aliases.rows, row => String(row.nba_canonical_lookup))
  return [...groupBy(rows, row => String(row.player_lookup))].map(([lookup, own]) => {
    const spellings = [
      ...own.map(row => spellingOf(String(row.player_name), lookupOf(String(row.player_name)))),
      ...(spelled.get(lookup) ?? []).flatMap(player => player.spellings),
      ...(tied.get(lookup) ?? []).map(row => spellingOf(String(row.alias_display), String(row.alias_lookup))),
    ]
    return {
      lookup,
      name: String((own.at(-1) as Row).player_name),
      ids: [...new Set(own.map(row => String(row.universal_player_id)))],
      teams: [...new Set(own.map(row => String(row.team_abbr)))],
      stints: own.map(row => ({ season: String(row.season), team: String(row.team_abbr) })),
      spellings: [...new Map(spellings.map(spelling => [spelling.lookup, spelling])).values()],
    }
  })
}
