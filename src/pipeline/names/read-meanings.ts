import { date, strings } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { EVER } from '../calendar.ts'
import { seasonText } from '../season.ts'
import { readSql } from '../sql/read-sql.ts'
import type { DecisionScope, NameKey } from './name-decision.ts'
import { covers } from './scope.ts'

const SQL = readSql('names/meanings')

/** What a spelling means now for one team of one season. */
export type Meaning = {
  readonly key: NameKey
  readonly rawName: string
  /** Undefined where it means nobody. */
  readonly player?: { readonly lookup: string; readonly name: string }
  readonly places: number
  /** The first of the games. */
  readonly gameId: string
  readonly first: string
  readonly last: string
}

/** What spellings mean now, in every season and source that prints them. */
export async function readMeanings(
  warehouse: Warehouse,
  lookups: readonly string[],
): Promise<readonly Meaning[]> {
  const params = { first: date(EVER.start), last: date(EVER.end), lookups: strings([...new Set(lookups)]) }
  const { rows } = await warehouse.query({ sql: SQL, params })
  return rows.map(row => ({
    key: {
      source: String(row.source),
      rawLookup: String(row.raw_lookup),
      team: String(row.team_abbr),
      season: seasonText(Number(row.season_year)),
    },
    rawName: String(row.raw_name),
    ...(String(row.player_lookup).includes(':')
      ? {}
      : {
          player: { lookup: String(row.player_lookup), name: String(row.player_name ?? row.player_lookup) },
        }),
    places: Number(row.places),
    gameId: String(row.game_id),
    first: String(row.first_day),
    last: String(row.last_day),
  }))
}

/**
 * Whom else a spelling means where a scope would reach, one entry per player. A spelling that is a player's own lookup means
 * him in every source.
 */
export function otherMeanings(
  meanings: readonly Meaning[],
  rawLookup: string,
  scope: DecisionScope,
  lookup: string,
): readonly { readonly name: string; readonly lookup: string; readonly places: number }[] {
  if (scope.kind === 'game') return []
  const others = new Map<string, { name: string; lookup: string; places: number }>()
  for (const { key, player, places } of meanings) {
    if (key.rawLookup !== rawLookup || !player || player.lookup === lookup) continue
    const own = player.lookup === rawLookup && scope.kind === 'source'
    if (!own && !covers(scope, { ...key, gameId: '' })) continue
    const known = others.get(player.lookup) ?? { ...player, places: 0 }
    known.places += places
    others.set(player.lookup, known)
  }
  return [...others.values()]
}
