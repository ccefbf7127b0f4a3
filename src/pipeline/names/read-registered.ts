import type { Registered, RegisteredPlayer, Stint } from '../../registry/evidence/registered.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { seasonYearOf } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'

const SQL = readSql('names/registered')

/** The players of the registry with their teams and seasons. Their ids are their lookups. */
export async function readRegistered(
  warehouse: Warehouse,
): Promise<Registered & { readonly players: readonly RegisteredPlayer[] }> {
  const { rows } = await warehouse.query({ sql: SQL })
  const players = new Map<string, { id: string; name: string; stints: Stint[] }>()
  for (const row of rows) {
    const id = String(row.player_lookup)
    const player = players.get(id) ?? { id, name: String(row.player_name), stints: [] }
    players.set(id, player)
    player.stints.push(stintOf(row))
  }
  return { players: [...players.values()] }
}

const stintOf = (row: Row): Stint => ({
  season: seasonYearOf(String(row.season)) ?? 0,
  team: String(row.team_abbr),
  from: String(row.first_game_date),
  to: String(row.last_game_date),
})
