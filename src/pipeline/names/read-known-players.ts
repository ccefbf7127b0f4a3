import { spellingOf } from '../../registry/spelling.ts'
import { date, int64 } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { EVER } from '../calendar.ts'
import { seasonOf } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'
import type { KnownPlayer } from '../why/season-names.ts'

const SQL = readSql('names/known-players')

/** Everybody to whom a name can be given, of every season. Sorted by lookup. */
export async function readKnownPlayers(warehouse: Warehouse): Promise<readonly KnownPlayer[]> {
  const { rows } = await warehouse.query({
    sql: SQL,
    params: {
      first: date(EVER.start),
      last: date(EVER.end),
      first_season: int64(seasonOf(EVER.start)),
      last_season: int64(seasonOf(EVER.end)),
    },
  })
  const players = new Map<string, { name: string; teams: string[] }>()
  for (const row of rows) {
    const player = players.get(String(row.player_lookup)) ?? { name: String(row.player_name), teams: [] }
    players.set(String(row.player_lookup), player)
    player.teams.push(String(row.team_abbr))
  }
  return [...players].map(([lookup, { name, teams }]) => ({
    lookup,
    name,
    teams,
    spellings: [spellingOf(name, lookup)],
  }))
}
