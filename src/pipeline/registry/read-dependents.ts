import { strings } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { nameDecisions } from '../tables/reference/name-decisions.ts'
import { playerAliases } from '../tables/reference/player-aliases.ts'

/** What hangs on some players: spellings that mean them, decisions that name them; as `spelling → player`. */
export type Dependents = { readonly aliases: readonly string[]; readonly decisions: readonly string[] }

const ALIASES = `
SELECT alias_display AS spelling, nba_canonical_lookup AS player
FROM ${playerAliases.name}
WHERE is_active AND nba_canonical_lookup IN UNNEST(@lookups)
ORDER BY spelling, player`

const DECISIONS = `
SELECT raw_name AS spelling, player_lookup AS player
FROM ${nameDecisions.name}
WHERE player_lookup IN UNNEST(@lookups)
ORDER BY spelling, player, decision_id`

export async function readDependents(warehouse: Warehouse, lookups: readonly string[]): Promise<Dependents> {
  const params = { lookups: strings(lookups) }
  const [aliases, decisions] = await Promise.all(
    [ALIASES, DECISIONS].map(async sql =>
      (await warehouse.query({ sql, params })).rows.map(row => `${row.spelling} → ${row.player}`),
    ),
  )
  return { aliases: aliases ?? [], decisions: decisions ?? [] }
}
