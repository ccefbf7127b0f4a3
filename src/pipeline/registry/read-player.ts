import { date, string, strings } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'
import { nameDecisions } from '../tables/reference/name-decisions.ts'
import { nbaPlayersRegistry } from '../tables/reference/nba-players-registry.ts'
import { playerAliases } from '../tables/reference/player-aliases.ts'
import type { RegistryPlayer } from './read-registry-players.ts'

const ROWS = `SELECT * FROM ${nbaPlayersRegistry.name} WHERE player_lookup = @player ORDER BY season, first_game_date, team_abbr`

const ALIASES = `
SELECT *
FROM ${playerAliases.name}
WHERE nba_canonical_lookup = @player OR alias_lookup = @player
ORDER BY alias_lookup, created_at, decision_id`

const DECISIONS = `SELECT * FROM ${nameDecisions.name} WHERE player_lookup = @player ORDER BY decided_at, decision_id`

const SPELLINGS = readSql('registry/spellings')

/** All that is recorded of one player: his rows, aliases and decisions as they are stored, and how sources print him. */
export type PlayerRecord = {
  readonly rows: readonly Row[]
  readonly aliases: readonly Row[]
  readonly decisions: readonly Row[]
  readonly spellings: readonly {
    readonly source: string
    readonly spelling: string
    readonly times: number
  }[]
}

export async function readPlayer(warehouse: Warehouse, player: RegistryPlayer): Promise<PlayerRecord> {
  const rowsOf = async (sql: string, more = {}) =>
    (await warehouse.query({ sql, params: { player: string(player.lookup), ...more } })).rows
  const rows = await rowsOf(ROWS)
  const [first, last] = [
    rows.map(row => String(row.first_game_date)),
    rows.map(row => String(row.last_game_date)),
  ]
  const [aliases, decisions, spellings] = await Promise.all([
    rowsOf(ALIASES),
    rowsOf(DECISIONS),
    rowsOf(SPELLINGS, {
      first: date(first.sort()[0] ?? null),
      last: date(last.sort().at(-1) ?? null),
      spellings: strings(player.spellings.map(({ lookup }) => lookup)),
    }),
  ])
  return {
    rows,
    aliases,
    decisions,
    spellings: spellings.map(row => ({
      source: String(row.source),
      spelling: String(row.spelling),
      times: Number(row.times),
    })),
  }
}
