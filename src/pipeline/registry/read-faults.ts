import { date } from '../../warehouse/param.ts'
import type { Warehouse } from '../../warehouse/warehouse.ts'
import { readSql } from '../sql/read-sql.ts'
import { playerAliases } from '../tables/reference/player-aliases.ts'
import { findCycles } from './find-cycles.ts'

const FAULTS = readSql('registry/faults')

const TIES = `SELECT DISTINCT alias_lookup, nba_canonical_lookup FROM ${playerAliases.name} WHERE is_active ORDER BY alias_lookup, nba_canonical_lookup`

/** What can be wrong with the registry. `people` are questions of who is who; a person has to look at them. */
export const faultKinds = {
  'two people': { says: 'no lookup is active for two teams on one night', people: true },
  'one id': { says: 'no id belongs to two lookups that nothing ties together', people: true },
  'several ids': { says: 'no lookup has several ids without being two people', people: true },
  'alias means two': { says: 'no alias means two players in one scope', people: true },
  'alias of two people': { says: 'no alias ties two players of one game', people: true },
  'doubled row': { says: 'a player, team and season name one row', people: false },
  'alias to nowhere': { says: 'every alias means somebody in the registry', people: false },
  'alias in a circle': { says: 'no aliases mean each other', people: false },
  'decision without alias': { says: 'every accepted name has its alias', people: false },
  'alias without decision': { says: 'every active alias has a decision in force', people: false },
} as const

export type FaultKind = keyof typeof faultKinds

export type RegistryFault = {
  readonly fault: FaultKind
  readonly subject: string
  readonly evidence: string
}

/** Everything that is broken in the registry, its aliases and its decisions. */
export async function readFaults(warehouse: Warehouse): Promise<readonly RegistryFault[]> {
  const params = { first: date('1946-10-01'), last: date('2100-12-31') }
  const [faults, ties] = await Promise.all([
    warehouse.query({ sql: FAULTS, params }),
    warehouse.query({ sql: TIES }),
  ])
  const circles = findCycles(
    ties.rows.map(row => [String(row.alias_lookup), String(row.nba_canonical_lookup)] as const),
  )
  return [
    ...faults.rows.map(row => ({
      fault: row.fault as FaultKind,
      subject: String(row.subject),
      evidence: String(row.evidence),
    })),
    ...circles.map(circle => ({
      fault: 'alias in a circle' as const,
      subject: String(circle[0]),
      evidence: `${[...circle, circle[0]].join(' → ')}`,
    })),
  ]
}
