import { lookupOf } from '../../registry/lookup-of.ts'
import { reverseName } from '../../registry/name-parts.ts'
import { seasonPlayers } from '../../registry/season-players.ts'
import { type Spelling, spellingOf } from '../../registry/spelling.ts'
import { date, int64 } from '../../warehouse/param.ts'
import type { Row, Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'
import { seasonEnd, seasonStart } from '../units/unit.ts'

/** Somebody whom the sources of a season name, with every spelling of him. */
export type KnownPlayer = {
  readonly lookup: string
  readonly name: string
  readonly teams: readonly string[]
  readonly spellings: readonly Spelling[]
}

const SQL = readSql('why/names')

/** The players of a season: whoever a gamebook or a roster names, with what the other feeds call him. Sorted by lookup. */
export async function readSeasonPlayers(
  warehouse: Warehouse,
  seasonYear: number,
): Promise<readonly KnownPlayer[]> {
  const { rows } = await warehouse.query({
    sql: SQL,
    params: {
      season_year: int64(seasonYear),
      first: date(seasonStart(seasonYear)),
      last: date(seasonEnd(seasonYear)),
    },
  })
  return playersOf(rows)
}

/** The same from rows of `why/names.sql`. */
export function playersOf(rows: readonly Row[]): readonly KnownPlayer[] {
  const of = (source: string) =>
    rows
      .filter(row => row.source === source)
      .map(row => ({
        team: String(row.team_abbr),
        name: String(row.player_name),
        lookup: String(row.player_lookup),
      }))
  const known = new Map<string, { name: string; teams: Set<string>; spellings: Map<string, Spelling> }>()
  for (const [team, players] of seasonPlayers(of('gamebook'), of('roster'))) {
    for (const { lookup, name, spellings } of players) {
      const player = known.get(lookup) ?? { name, teams: new Set(), spellings: new Map() }
      known.set(lookup, player)
      player.teams.add(team)
      for (const spelling of spellings) player.spellings.set(spelling.lookup, spelling)
    }
  }
  for (const row of rows) {
    const player = known.get(String(row.player_lookup))
    const spelled = reverseName(String(row.player_name))
    const lookup = lookupOf(spelled)
    if (player && !player.spellings.has(lookup)) player.spellings.set(lookup, spellingOf(spelled, lookup))
  }
  return [...known]
    .map(([lookup, { name, teams, spellings }]) => ({
      lookup,
      name,
      teams: [...teams].sort(),
      spellings: [...spellings.values()],
    }))
    .sort((a, b) => (a.lookup < b.lookup ? -1 : 1))
}
